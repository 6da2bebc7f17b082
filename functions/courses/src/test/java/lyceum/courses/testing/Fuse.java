package lyceum.courses.testing;

import java.util.function.Supplier;

/** Kills a worker at its n-th call of a port: before the call took effect, or after it did but before the worker knew. */
public final class Fuse {
    private int left = Integer.MAX_VALUE;
    private boolean after;
    private int calls;

    /** What a killed worker sees; it must not be caught. */
    public static final class Blown extends RuntimeException {
        private static final long serialVersionUID = 1;

        Blown() {
            super("killed", null, false, false);
        }
    }

    /** Kills at the {@code nth} call from now, counted from 1. */
    public void set(int nth, boolean afterItsEffect) {
        left = nth;
        after = afterItsEffect;
    }

    public void remove() {
        left = Integer.MAX_VALUE;
    }

    /** How many calls there were so far. */
    public int calls() {
        return calls;
    }

    public <T> T around(Supplier<T> call) {
        calls++;
        left--;
        if (left == 0 && !after) {
            throw new Blown();
        }
        T result = call.get();
        if (left == 0) {
            throw new Blown();
        }
        return result;
    }
}
