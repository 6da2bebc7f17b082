package lyceum.local.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** Usage keys in memory and in one small file, which is replaced in whole at each change and readable by its owner only. */
public final class FileUsageKeys implements UsageKeys {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** One key as the file holds it. */
    record Entry(String id, String name, String value, List<String> plans) {}

    private final Path file;
    private final Map<String, Subscription> byValue;

    private FileUsageKeys(Path file, Collection<Entry> entries) {
        this.file = file;
        this.byValue = entries.stream()
                .map(entry -> new Subscription(
                        new UsageKey(entry.id(), entry.name(), entry.value()), Set.copyOf(entry.plans())))
                .collect(Collectors.toMap(
                        entry -> entry.key().value(), entry -> entry, (first, _) -> first, ConcurrentHashMap::new));
    }

    /**
     * Reads the keys that were kept.
     *
     * @param file need not exist
     */
    public static FileUsageKeys open(Path file) {
        try {
            Entry[] entries =
                    Files.exists(file) ? JSON.readValue(Files.readAllBytes(file), Entry[].class) : new Entry[0];
            return new FileUsageKeys(file, List.of(entries));
        } catch (IOException e) {
            throw new UncheckedIOException("The usage keys can't be read from " + file, e);
        }
    }

    @Override
    public synchronized UsageKey createKey(String name, String value) {
        Subscription known = byValue.get(value);
        if (known != null) {
            return known.key();
        }
        var key = new UsageKey(
                HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong(), 10), name, value);
        put(new Subscription(key, Set.of()));
        return key;
    }

    @Override
    public synchronized void attach(String planId, String keyId) {
        Subscription known = byValue.values().stream()
                .filter(subscription -> subscription.key().id().equals(keyId))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no API key " + keyId));
        var plans = new TreeSet<>(known.plans());
        if (plans.add(planId)) {
            put(new Subscription(known.key(), plans));
        }
    }

    @Override
    public synchronized boolean detach(String planId, String keyId) {
        Optional<Subscription> known = byValue.values().stream()
                .filter(subscription -> subscription.key().id().equals(keyId))
                .filter(subscription -> subscription.plans().contains(planId))
                .findFirst();
        known.ifPresent(subscription -> {
            var plans = new TreeSet<>(subscription.plans());
            plans.remove(planId);
            put(new Subscription(subscription.key(), plans));
        });
        return known.isPresent();
    }

    @Override
    public Optional<Subscription> byValue(String value) {
        return Optional.ofNullable(byValue.get(value));
    }

    @Override
    public synchronized void delete(String keyId) {
        var rest = new ArrayList<>(byValue.values());
        if (rest.removeIf(one -> one.key().id().equals(keyId))) {
            saveAll(rest);
            byValue.values().removeIf(one -> one.key().id().equals(keyId));
        }
    }

    /** First the file, then memory: what was answered is what a restart finds. */
    private void put(Subscription changed) {
        var all = new ArrayList<>(byValue.values());
        all.removeIf(one -> one.key().id().equals(changed.key().id()));
        all.add(changed);
        saveAll(all);
        byValue.put(changed.key().value(), changed);
    }

    private void saveAll(Collection<Subscription> all) {
        save(all.stream()
                .map(one -> new Entry(
                        one.key().id(), one.key().name(), one.key().value(), List.copyOf(new TreeSet<>(one.plans()))))
                .sorted((a, b) -> a.id().compareTo(b.id()))
                .toList());
    }

    private void save(List<Entry> entries) {
        try {
            Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
            Path next = Files.createTempFile(
                    folder,
                    "usage-keys",
                    ".tmp",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(next, JSON.writeValueAsBytes(entries));
            try (var channel = FileChannel.open(next, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("The usage keys can't be written to " + file, e);
        }
    }
}
