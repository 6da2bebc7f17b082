package lyceum.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import lyceum.accounts.testing.Rig;
import lyceum.contract.Measure;
import lyceum.contract.accounts.AuditType;
import lyceum.contract.accounts.AuthApi;
import lyceum.contract.accounts.SessionTokens;
import lyceum.contract.accounts.UserApi;
import lyceum.platform.testing.GatewayEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Signing in and out, through the function and the authorizer. */
class SessionsHttpTest {
    private static final String ADA = "ada@example.org";
    private static final String HERE = "203.0.113.9";
    private static final String ELSEWHERE = "192.0.2.77";

    private final Rig rig = new Rig();

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void whoRegistersLogsInAndIsKnown() {
        var registered = rig.register("Ada@Example.org", "correct horse");
        assertThat(registered.status()).as(registered.text()).isEqualTo(201);
        assertThat(registered.headers()).containsEntry("Location", UserApi.ME).containsEntry("ETag", "W/\"1\"");

        var answer = rig.logIn(HERE, ADA, "correct horse");

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        var tokens = answer.as(SessionTokens.class);
        assertThat(tokens.token()).isEqualTo(tokens.accessToken());
        assertThat(tokens.expiresIn()).isEqualTo(900);
        assertThat(rig.bearer(tokens.accessToken()))
                .containsEntry("organisation", tokens.organisationId())
                .containsEntry("roles", "owner")
                .containsEntry("tier", "free");
        var me = rig.http(Rig.by(tokens, UserApi.GET_ME));
        assertThat(me.json().path("email").asString()).isEqualTo(ADA);
        assertThat(me.json().path("name").asString()).isEqualTo("ada");
        assertThat(rig.table.told(tokens.organisationId()))
                .containsExactly(AuditType.USER_REGISTERED, AuditType.ORGANISATION_CREATED, AuditType.SESSION_CREATED);
    }

    @Test
    void nothingPersonalIsInAToken() {
        var tokens = rig.signedIn(ADA);

        String claims = new String(
                Base64.getUrlDecoder().decode(tokens.accessToken().split("\\.", -1)[1]), StandardCharsets.UTF_8);

        assertThat(claims).contains("\"org\"", "\"sid\"").doesNotContain("ada", "example");
    }

    @Test
    void anAddressRegistersOnce() {
        rig.register(ADA, "correct horse");

        var again = rig.register(" ADA@example.org", "another password");

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.code()).isEqualTo("email-taken");
    }

    @Test
    void aRegistrationSaysAllThatIsWrong() {
        var answer = rig.register("ada", "short");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text()).contains("\"email\"", "\"password\"").doesNotContain("short");
    }

    @Test
    void aRefreshTokenWorksOnceAndAnOldOneEndsTheSession() {
        var first = rig.signedIn(ADA);
        var second = rig.refresh(first.refreshToken()).as(SessionTokens.class);
        var third = rig.refresh(second.refreshToken()).as(SessionTokens.class);
        assertThat(third.sessionId()).isEqualTo(first.sessionId());

        var reused = rig.refresh(first.refreshToken());

        assertThat(reused.status()).isEqualTo(401);
        assertThat(reused.code()).isEqualTo("invalid-refresh-token");
        assertThat(rig.refresh(third.refreshToken()).status()).isEqualTo(401);
        assertThat(rig.bearer(third.accessToken())).isEmpty();
        assertThat(rig.table.told(first.organisationId())).endsWith(AuditType.SESSION_REUSED);
    }

    @Test
    void twoWindowsMayAskAtOnce() {
        var first = rig.signedIn(ADA);
        var second = rig.refresh(first.refreshToken()).as(SessionTokens.class);

        assertThat(rig.refresh(first.refreshToken()).code()).isEqualTo("refresh-in-flight");
        assertThat(rig.bearer(second.accessToken())).isNotEmpty();

        rig.clock.pass(Duration.ofSeconds(10));
        assertThat(rig.refresh(first.refreshToken()).status()).isEqualTo(401);
        assertThat(rig.refresh(second.refreshToken()).status()).isEqualTo(401);
    }

    @Test
    void whoKnowsASessionsIdAloneCantEndIt() {
        var tokens = rig.signedIn(ADA);
        String guessed = tokens.refreshToken().substring(0, 58) + "_" + "A".repeat(43) + "_" + "A".repeat(43);

        assertThat(rig.refresh(guessed).status()).isEqualTo(401);
        assertThat(rig.refresh("lyr_nonsense").status()).isEqualTo(401);

        assertThat(rig.refresh(tokens.refreshToken()).status()).isEqualTo(200);
    }

    @Test
    void aSessionEndsThirtyDaysAfterItsLastRenewal() {
        var first = rig.signedIn(ADA);
        rig.clock.pass(Duration.ofDays(29));
        var second = rig.refresh(first.refreshToken()).as(SessionTokens.class);
        rig.clock.pass(Duration.ofDays(30));

        assertThat(rig.refresh(second.refreshToken()).status()).isEqualTo(401);
    }

    @Test
    void whoLogsOutIsUnknown() {
        var tokens = rig.signedIn(ADA);

        assertThat(rig.http(Rig.by(tokens, AuthApi.LOG_OUT)).status()).isEqualTo(204);

        assertThat(rig.bearer(tokens.accessToken())).isEmpty();
        assertThat(rig.refresh(tokens.refreshToken()).status()).isEqualTo(401);
        assertThat(rig.http(Rig.by(tokens, AuthApi.GET_SESSION)).status()).isEqualTo(401);
    }

    @Test
    void aPersonSeesAndEndsHisOrHerSessionsAlone() {
        var here = rig.signedIn(ADA);
        var there = rig.logIn(ELSEWHERE, ADA, "correct horse").as(SessionTokens.class);
        var eve = rig.signedIn("eve@example.org");

        var list = rig.http(Rig.by(here, AuthApi.LIST_SESSIONS)).json().path("sessions");
        assertThat(list).hasSize(2);
        assertThat(list.findValuesAsString("network")).containsExactlyInAnyOrder("203.0.113.0/24", "192.0.2.0/24");
        assertThat(revoked(eve, there.sessionId()).status()).isEqualTo(404);
        assertThat(revoked(here, there.sessionId()).status()).isEqualTo(204);
        assertThat(revoked(here, there.sessionId()).status()).isEqualTo(404);
        assertThat(rig.bearer(there.accessToken())).isEmpty();
        assertThat(rig.bearer(here.accessToken())).isNotEmpty();
    }

    @Test
    void theStateOfASessionIsTold() {
        var tokens = rig.signedIn(ADA);

        var status = rig.http(Rig.by(tokens, AuthApi.GET_SESSION)).json();

        assertThat(status.path("authenticated").asBoolean()).isTrue();
        assertThat(status.path("user_id").asString()).isEqualTo(tokens.user().userId());
        assertThat(status.at("/session/current").asBoolean()).isTrue();
    }

    @Test
    void theKeysArePublished() {
        var answer = rig.http(GatewayEvent.to(AuthApi.GET_JWKS));

        assertThat(answer.json().path("keys")).hasSize(2);
        assertThat(answer.headers()).containsEntry("Cache-Control", "public, max-age=300");
    }

    /** S4-32. */
    @Test
    void whoSignsInOrFailsToIsCounted() {
        var tokens = rig.signedIn(ADA);
        for (int guess = 1; guess <= 7; guess++) {
            rig.logIn(ELSEWHERE, ADA, "guess " + guess);
        }
        rig.register(ADA, "another horse");
        rig.bearer(tokens.accessToken());
        rig.bearer(tokens.accessToken());
        rig.bearer(tokens.accessToken() + "x");

        assertThat(rig.telemetry.sum(Measure.REGISTRATIONS)).isEqualTo(1);
        assertThat(rig.telemetry.sum(Measure.LOGINS)).isEqualTo(1);
        assertThat(rig.telemetry.sum(Measure.LOGINS_FAILED)).isEqualTo(5);
        assertThat(rig.telemetry.sum(Measure.LOGINS_LOCKED)).isEqualTo(2);
        assertThat(rig.telemetry.sum(Measure.CACHE_MISSES)).isEqualTo(1);
        assertThat(rig.telemetry.sum(Measure.CACHE_HITS)).isEqualTo(1);
    }

    /** S4-24, S4-27. */
    @Test
    void guessesOneToFiveAreWrongAndTheNextHaveToWait() {
        rig.register(ADA, "correct horse");
        for (int guess = 1; guess <= 10; guess++) {
            var answer = rig.logIn(ELSEWHERE, ADA, "guess " + guess);
            assertThat(answer.status()).as("guess %d", guess).isEqualTo(guess <= 5 ? 401 : 429);
            if (guess > 5) {
                assertThat(answer.code()).isEqualTo("too-many-guesses");
                assertThat(answer.headers()).containsEntry("Retry-After", "900");
            }
        }
        assertThat(rig.logIn(ELSEWHERE, ADA, "correct horse").status()).isEqualTo(429);
        assertThat(rig.logIn(HERE, ADA, "correct horse").status())
                .as("from another network")
                .isEqualTo(200);

        rig.clock.pass(Duration.ofMinutes(15));
        assertThat(rig.logIn(ELSEWHERE, ADA, "correct horse").status()).isEqualTo(200);
    }

    @Test
    void theRightPasswordClearsTheGuesses() {
        rig.register(ADA, "correct horse");
        for (int round = 0; round < 3; round++) {
            for (int guess = 0; guess < 4; guess++) {
                assertThat(rig.logIn(HERE, ADA, "wrong").status()).isEqualTo(401);
            }
            assertThat(rig.logIn(HERE, ADA, "correct horse").status()).isEqualTo(200);
        }
    }

    @Test
    void strangersEverywhereCantLockTheOwnerOut() {
        var tokens = rig.signedIn(ADA);
        for (int network = 0; network < 10; network++) {
            for (int guess = 0; guess < 5; guess++) {
                rig.logIn("192.0." + network + ".1", ADA, "wrong");
            }
        }

        assertThat(rig.logIn("192.0.99.1", ADA, "correct horse").status())
                .as("from a network unknown to the account")
                .isEqualTo(429);
        assertThat(rig.logIn(HERE, ADA, "correct horse").status()).isEqualTo(200);
        assertThat(tokens.user().email()).isEqualTo(ADA);
    }

    @Test
    void ofAHundredGuessesAtATimeFiveAreLookedAt() throws ExecutionException, InterruptedException {
        rig.register(ADA, "correct horse");
        var go = new CountDownLatch(1);
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> answers = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                String guess = "guess " + i;
                answers.add(callers.submit(() -> {
                    go.await();
                    return rig.logIn(ELSEWHERE, ADA, guess).status();
                }));
            }
            go.countDown();
            var statuses = new ArrayList<Integer>();
            for (Future<Integer> answer : answers) {
                statuses.add(answer.get());
            }
            assertThat(statuses).containsOnly(401, 429);
            assertThat(statuses).filteredOn(status -> status == 401).hasSize(5);
        }
    }

    @Test
    void anAddressWithoutAnAccountIsAnsweredAlike() {
        rig.register(ADA, "correct horse");
        for (int guess = 1; guess <= 6; guess++) {
            var known = rig.logIn(ELSEWHERE, ADA, "wrong");
            int calls = rig.calls();
            var unknown = rig.logIn("192.0.3.77", "nobody@example.org", "wrong");

            assertThat(unknown.status()).isEqualTo(known.status());
            assertThat(unknown.code()).isEqualTo(known.code());
            assertThat(rig.calls()).isEqualTo(calls);
        }
    }

    @Test
    void noSecretReachesTheTableOrALog() {
        var tokens = rig.signedIn(ADA);
        var next = rig.refresh(tokens.refreshToken()).as(SessionTokens.class);
        rig.logIn(HERE, ADA, "canary-of-a-guess");

        String kept = rig.table.text() + rig.telemetry.events();

        assertThat(kept)
                .doesNotContain("correct horse", "canary-of-a-guess", tokens.accessToken(), next.accessToken())
                .doesNotContain(
                        tokens.refreshToken().substring(59), next.refreshToken().substring(103));
        assertThat(rig.telemetry.events().toString()).doesNotContain(ADA);
    }

    private Rig.Response revoked(SessionTokens by, String sessionId) {
        return rig.http(Rig.by(by, AuthApi.REVOKE_SESSION).path("session_id", sessionId));
    }
}
