package lyceum.performance.requests;

import lyceum.contract.performance.PerformanceApi;
import lyceum.performance.entries.DynamoEntries;
import lyceum.performance.entries.Kind;
import lyceum.performance.history.History;
import lyceum.performance.history.Ranges;
import lyceum.platform.function.App;
import lyceum.platform.http.Answer;
import lyceum.platform.http.Cursors;

/** Binds the operations on how requests were answered. */
public final class RequestRoutes {
    private final Summary summary;
    private final Endpoints endpoints;
    private final Noteworthy noteworthy;
    private final Ranges ranges;

    public RequestRoutes(History history, DynamoEntries entries, Cursors cursors, Ranges ranges) {
        this.summary = new Summary(history);
        this.endpoints = new Endpoints(history);
        this.noteworthy = new Noteworthy(entries, cursors);
        this.ranges = ranges;
    }

    public void bind(App.Builder app) {
        app.operation(
                        PerformanceApi.GET_SUMMARY,
                        call -> ranges.orDay(call, time -> Answer.json(200, summary.of(time, call.query("operation")))))
                .operation(
                        PerformanceApi.LIST_ENDPOINTS,
                        call -> ranges.orDay(
                                call, time -> Answer.json(200, endpoints.of(time, call.query("operation")))))
                .operation(
                        PerformanceApi.LIST_SLOW_REQUESTS,
                        call -> ranges.required(call, time -> noteworthy.page(call, Kind.SLOW, time)))
                .operation(
                        PerformanceApi.LIST_ERROR_REQUESTS,
                        call -> ranges.required(call, time -> noteworthy.page(call, Kind.ERROR, time)));
    }
}
