package lyceum.platform.function;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import lyceum.platform.Json;
import lyceum.platform.http.Run;
import org.springframework.cloud.function.context.FunctionCatalog;
import org.springframework.cloud.function.context.FunctionProperties;
import org.springframework.cloud.function.context.FunctionRegistration;
import org.springframework.cloud.function.context.catalog.BeanFactoryAwareFunctionRegistry;
import org.springframework.cloud.function.context.catalog.FunctionTypeUtils;
import org.springframework.cloud.function.json.JacksonMapper;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.convert.support.DefaultConversionService;
import org.springframework.messaging.converter.ByteArrayMessageConverter;
import org.springframework.messaging.converter.CompositeMessageConverter;

/**
 * The functions of one app as Spring Cloud Function beans, registered by hand: no scan, no auto-configuration. A function is
 * always looked up by its own name, so the catalogue's routing by a caller's header can't be reached.
 */
final class Beans implements AutoCloseable {
    private final GenericApplicationContext spring = new GenericApplicationContext();
    private final FunctionCatalog catalog;

    Beans(Map<String, ? extends Function<? extends Run<?>, ?>> functions) {
        functions.forEach(this::register);
        spring.refresh();
        var registry = new BeanFactoryAwareFunctionRegistry(
                DefaultConversionService.getSharedInstance(),
                new CompositeMessageConverter(List.of(new ByteArrayMessageConverter())),
                new JacksonMapper(Json.MAPPER),
                new FunctionProperties(),
                null);
        registry.setApplicationContext(spring);
        catalog = registry;
    }

    private <F extends Function<? extends Run<?>, ?>> void register(String name, F function) {
        var type = FunctionTypeUtils.functionType(Run.class, Object.class);
        spring.registerBean(
                name, FunctionRegistration.class, () -> new FunctionRegistration<>(function, name).type(type));
    }

    /** The function with this name, which must be one of ours. */
    <E, R> Function<Run<E>, R> named(String name) {
        if (!spring.containsBean(name)) {
            throw new IllegalArgumentException("There is no function " + name);
        }
        return catalog.lookup(Function.class, name);
    }

    @Override
    public void close() {
        spring.close();
    }
}
