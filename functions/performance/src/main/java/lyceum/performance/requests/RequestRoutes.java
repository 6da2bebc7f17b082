package lyceum.performance.requests;

import lyceum.contract.performance.PerformanceApi;
import lyceum.performance.history.History;
import lyceum.performance.history.Ranges;
import lyceum.platform.function.App;
import lyceum.platform.http.Answer;
import lyceum.platform.http.Call;
import lyceum.platform.http.NoBody;

/** Binds the operations on how requests were answered. */
public final class RequestRoutes {
    private final Summary summary;
    private final Ranges ranges;

    public RequestRoutes(History history, Ranges ranges) {
        this.summary = new Summary(history);
        this.ranges = ranges;
    }

    public void bind(App.Builder app) {
        app.operation(PerformanceApi.GET_SUMMARY, this::summary);
    }

    private Answer summary(Call<NoBody> call) {
        return ranges.orDay(call, time -> Answer.json(200, summary.of(time, call.query("operation"))));
    }
}
