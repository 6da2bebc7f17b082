package lyceum.accounts.passwords;

import de.mkammerer.argon2.Argon2Advanced;
import de.mkammerer.argon2.Argon2Factory;
import java.util.Optional;

/** The reference implementation in C. */
final class NativeArgon2id implements Argon2id {
    private final Argon2Advanced library;

    private NativeArgon2id(Argon2Advanced library) {
        this.library = library;
    }

    /** Empty where this machine can't load the library. */
    static Optional<Argon2id> load() {
        try {
            var loaded = new NativeArgon2id(Argon2Factory.createAdvanced(
                    Argon2Factory.Argon2Types.ARGON2id, PasswordHash.SALT_BYTES, PasswordHash.BYTES));
            loaded.hash(new byte[] {1}, new byte[PasswordHash.SALT_BYTES], 8, 1, 1);
            return Optional.of(loaded);
        } catch (LinkageError missing) {
            return Optional.empty();
        }
    }

    @Override
    public byte[] hash(byte[] password, byte[] salt, int memoryKib, int passes, int lanes) {
        return library.rawHash(passes, memoryKib, lanes, password, salt);
    }

    @Override
    public String name() {
        return "native";
    }
}
