package lyceum.accounts.passwords;

import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** The algorithm in Java, about ten times slower. */
final class JavaArgon2id implements Argon2id {
    @Override
    public byte[] hash(byte[] password, byte[] salt, int memoryKib, int passes, int lanes) {
        var generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withSalt(salt)
                .withMemoryAsKB(memoryKib)
                .withIterations(passes)
                .withParallelism(lanes)
                .build());
        byte[] hash = new byte[PasswordHash.BYTES];
        generator.generateBytes(password, hash);
        return hash;
    }

    @Override
    public String name() {
        return "java";
    }
}
