package lyceum.courses.catalogue;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import lyceum.courses.testing.Fuse;
import lyceum.platform.http.Claim;

/** Courses in memory. */
public final class InMemoryCatalogue implements Catalogue {
    private final Map<Place, Course> courses = new HashMap<>();
    private final Consumer<Claim> claims;
    private final Fuse fuse;
    private Runnable before = () -> {};

    /** {@code claims} keeps claims, or throws when they are taken. */
    public InMemoryCatalogue(Consumer<Claim> claims, Fuse fuse) {
        this.claims = claims;
        this.fuse = fuse;
    }

    private record Place(String organisation, String id) {
        static Place of(Course course) {
            return new Place(course.organisation(), course.id());
        }
    }

    public List<Course> all() {
        return List.copyOf(courses.values());
    }

    /** Does this before it adds a course. */
    public void before(Runnable what) {
        before = what;
    }

    @Override
    public boolean add(Course course, Optional<Claim> claim) {
        before.run();
        return fuse.around(() -> {
            if (courses.containsKey(Place.of(course))) {
                return false;
            }
            claim.ifPresent(claims);
            courses.put(Place.of(course), course);
            return true;
        });
    }

    @Override
    public Optional<Course> find(String organisation, String id) {
        return fuse.around(() -> Optional.ofNullable(courses.get(new Place(organisation, id))));
    }

    @Override
    public Optional<Long> version(String organisation, String id) {
        return find(organisation, id).map(Course::version);
    }

    @Override
    public List<Course> findAll(String organisation, List<String> ids) {
        return ids.stream()
                .distinct()
                .flatMap(id -> find(organisation, id).stream())
                .toList();
    }

    @Override
    public boolean replace(Course next) {
        return publish(next, Optional.empty());
    }

    @Override
    public boolean publish(Course next, Optional<Claim> claim) {
        return fuse.around(() -> {
            Course old = courses.get(Place.of(next));
            if (old == null || old.version() != next.version() - 1) {
                return false;
            }
            claim.ifPresent(claims);
            courses.put(Place.of(next), next);
            return true;
        });
    }

    @Override
    public Removal remove(String organisation, String id, long version) {
        var place = new Place(organisation, id);
        Course old = courses.get(place);
        if (old == null) {
            return Removal.MISSING;
        }
        if (old.version() != version) {
            return Removal.CONFLICT;
        }
        courses.remove(place);
        return Removal.DONE;
    }

    @Override
    public Page list(String organisation, int limit, Optional<String> after) {
        List<Course> rest = courses.values().stream()
                .filter(course -> course.organisation().equals(organisation))
                .filter(course -> after.map(id -> course.id().compareTo(id) < 0).orElse(true))
                .sorted(Comparator.comparing(Course::id).reversed())
                .toList();
        return new Page(rest.stream().limit(limit).map(Course::summary).toList(), rest.size() > limit);
    }
}
