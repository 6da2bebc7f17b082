package lyceum.courses.jobs;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import lyceum.courses.testing.Fuse;
import lyceum.platform.http.Claim;

/** Jobs in memory. */
public final class InMemoryJobs implements Jobs {
    private final Map<JobKey, Job> jobs = new HashMap<>();
    private final Map<String, TreeMap<Integer, Part>> parts = new HashMap<>();
    private final Consumer<Claim> claims;
    private final Fuse fuse;
    private final Map<State, Runnable> before = new HashMap<>();

    /** {@code claims} keeps claims, or throws when they are taken. */
    public InMemoryJobs(Consumer<Claim> claims, Fuse fuse) {
        this.claims = claims;
        this.fuse = fuse;
    }

    public synchronized List<Job> all() {
        return List.copyOf(jobs.values());
    }

    /** Does this, once, before it saves a job in this state. */
    public synchronized void beforeState(State state, Runnable what) {
        before.put(state, what);
    }

    @Override
    public synchronized void add(Job job, Optional<Claim> claim) {
        fuse.around(() -> {
            if (jobs.containsKey(key(job))) {
                throw new IllegalStateException("exists");
            }
            claim.ifPresent(claims);
            jobs.put(key(job), job);
            return job;
        });
    }

    @Override
    public synchronized Optional<Job> find(String organisation, String id) {
        return fuse.around(() -> Optional.ofNullable(jobs.get(new JobKey(organisation, id))));
    }

    @Override
    public synchronized boolean save(Job next, Optional<Claim> claim) {
        Optional.ofNullable(before.remove(next.state())).ifPresent(Runnable::run);
        return fuse.around(() -> {
            Job old = jobs.get(key(next));
            if (old == null || old.revision() != next.revision() - 1) {
                return false;
            }
            claim.ifPresent(claims);
            jobs.put(key(next), next);
            return true;
        });
    }

    @Override
    public synchronized boolean save(Job next, Part part) {
        return fuse.around(() -> {
            Job old = jobs.get(key(next));
            if (old == null || old.revision() != next.revision() - 1) {
                return false;
            }
            jobs.put(key(next), next);
            parts.computeIfAbsent(next.id(), _ -> new TreeMap<>()).put(part.number(), part);
            return true;
        });
    }

    @Override
    public synchronized List<Part> parts(String jobId) {
        return fuse.around(
                () -> List.copyOf(parts.getOrDefault(jobId, new TreeMap<>()).values()));
    }

    @Override
    public synchronized Listing list(String organisation, Filter filter, int limit, Optional<String> after) {
        List<Job> rest = jobs.values().stream()
                .filter(job -> job.organisation().equals(organisation) && filter.passes(job))
                .filter(job -> after.map(id -> job.id().compareTo(id) < 0).orElse(true))
                .sorted(Comparator.comparing(Job::id).reversed())
                .toList();
        var shown = rest.stream().limit(limit).map(Job::withoutOutline).toList();
        return new Listing(
                shown, rest.size() > limit ? Optional.of(shown.getLast().id()) : Optional.empty());
    }

    @Override
    public synchronized List<JobKey> due(Instant now) {
        return jobs.values().stream()
                .filter(job -> !job.state().ended() && job.lifeline().checkAt().isBefore(now))
                .map(InMemoryJobs::key)
                .toList();
    }

    private static JobKey key(Job job) {
        return new JobKey(job.organisation(), job.id());
    }
}
