package lyceum.courses.uploads;

import java.util.function.Consumer;
import lyceum.contract.courses.CourseApi;
import lyceum.contract.courses.UploadRequest;
import lyceum.contract.courses.UploadView;
import lyceum.platform.Ids;
import lyceum.platform.function.App;
import lyceum.platform.http.Answer;
import lyceum.platform.http.Call;
import lyceum.platform.http.Claim;

/** Binds the operation that gives an address to upload to. Nothing is stored but, with a key, the answer itself. */
public final class UploadRoutes {
    private final Uploads uploads;
    private final Ids ids;
    private final Consumer<Claim> keeping;

    /** {@code keeping} keeps an answer that has no other effect. */
    public UploadRoutes(Uploads uploads, Consumer<Claim> keeping, Ids ids) {
        this.uploads = uploads;
        this.keeping = keeping;
        this.ids = ids;
    }

    public void bind(App.Builder app) {
        app.operation(CourseApi.CREATE_UPLOAD, UploadRequest.class, this::create);
    }

    private Answer create(Call<UploadRequest> call) {
        String id = ids.next("upl_");
        var address = uploads.address(
                call.organisation(), id, call.body().mediaType(), call.body().bytes());
        Answer answer = Answer.json(201, new UploadView(id, address.href(), address.headers(), address.expiresAt()));
        call.claim(answer).ifPresent(keeping);
        return answer;
    }
}
