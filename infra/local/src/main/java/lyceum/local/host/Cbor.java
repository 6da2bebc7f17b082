package lyceum.local.host;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.cbor.CBORFactory;
import tools.jackson.dataformat.cbor.CBORGenerator;
import tools.jackson.dataformat.cbor.CBORMapper;

/** The bodies of the Smithy RPC protocol: CBOR in which a time is a number of seconds with the tag 1. */
final class Cbor {
    private static final int EPOCH = 1;
    private static final CBORMapper MAPPER = new CBORMapper(new CBORFactory());

    private Cbor() {}

    /**
     * Reads a body; tags are left out, so that a time is a number.
     *
     * @throws tools.jackson.core.JacksonException if it is not CBOR
     */
    static JsonNode read(byte[] body) {
        return body.length == 0 ? MAPPER.createObjectNode() : MAPPER.readTree(body);
    }

    /** Writes maps, lists, texts, numbers, booleans and times. */
    static byte[] write(Map<String, ?> body) {
        var out = new ByteArrayOutputStream();
        try (JsonGenerator generator = MAPPER.createGenerator(out)) {
            write(generator, body);
        }
        return out.toByteArray();
    }

    private static void write(JsonGenerator generator, Object value) {
        switch (value) {
            case Map<?, ?> map -> {
                generator.writeStartObject(map, map.size());
                map.forEach((name, member) -> {
                    generator.writeName(name.toString());
                    write(generator, member);
                });
                generator.writeEndObject();
            }
            case List<?> list -> {
                generator.writeStartArray(list, list.size());
                list.forEach(member -> write(generator, member));
                generator.writeEndArray();
            }
            case Instant time -> {
                if (generator instanceof CBORGenerator cbor) {
                    cbor.writeTag(EPOCH);
                }
                generator.writeNumber(time.toEpochMilli() / 1_000.0);
            }
            case Boolean truth -> generator.writeBoolean(truth);
            case Integer number -> generator.writeNumber(number);
            case Long number -> generator.writeNumber(number);
            case Double number -> generator.writeNumber(number);
            default -> generator.writeString(value.toString());
        }
    }
}
