package lyceum.tables.value;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.core.SdkBytes;

/** One attribute value. Every value is immutable and already within the service's limits. */
public sealed interface Value {

    /** The type's name on the wire, for example {@code S} or {@code NULL}. */
    Type type();

    /** The ten types, named as on the wire. */
    enum Type {
        S("STRING"),
        N("NUMBER"),
        B("BINARY"),
        BOOL("BOOLEAN"),
        NULL("NULL"),
        L("LIST"),
        M("MAP"),
        SS("STRING_SET"),
        NS("NUMBER_SET"),
        BS("BINARY_SET");

        private final String longName;

        Type(String longName) {
            this.longName = longName;
        }

        /** The name the service uses in sentences about update operands. */
        public String longName() {
            return longName;
        }
    }

    record S(String text) implements Value {
        @Override
        public Type type() {
            return Type.S;
        }
    }

    /** A number, kept without trailing zeros so that equal numbers are equal values. */
    record N(BigDecimal number) implements Value {
        public N {
            number = number.stripTrailingZeros();
        }

        @Override
        public Type type() {
            return Type.N;
        }
    }

    record B(SdkBytes bytes) implements Value {
        @Override
        public Type type() {
            return Type.B;
        }
    }

    record Bool(boolean truth) implements Value {
        @Override
        public Type type() {
            return Type.BOOL;
        }
    }

    record Null() implements Value {
        @Override
        public Type type() {
            return Type.NULL;
        }
    }

    record L(List<Value> elements) implements Value {
        @Override
        public Type type() {
            return Type.L;
        }
    }

    record M(Map<String, Value> entries) implements Value {
        @Override
        public Type type() {
            return Type.M;
        }
    }

    record Ss(Set<String> members) implements Value {
        @Override
        public Type type() {
            return Type.SS;
        }
    }

    /** A set of numbers, each without trailing zeros. */
    record Ns(Set<BigDecimal> members) implements Value {
        @Override
        public Type type() {
            return Type.NS;
        }
    }

    record Bs(Set<SdkBytes> members) implements Value {
        @Override
        public Type type() {
            return Type.BS;
        }
    }
}
