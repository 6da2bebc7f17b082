package lyceum.stack;

import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.Validations;

/** Writes the cloud assembly: {@code Main <output folder> <functions folder>}; fails if a rule finds anything. */
public final class Main {
    private Main() {}

    public static void main(String[] args) throws IOException {
        if (args.length != 2) {
            throw new IllegalArgumentException("Usage: Main <output folder> <functions folder | --empty-zips>");
        }
        Path out = Path.of(args[0]);
        Path work = out.resolve("input");
        Zips zips = args[1].equals("--empty-zips") ? Zips.empty(work) : Zips.builtUnder(Path.of(args[1]));
        App app = app(out);
        var lyceum = new LyceumStack(app, zips, Site.writeTo(work.resolve("site")));
        new WatchStack(app, lyceum);
        Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
        app.synth();
    }

    /** An app without its stack. The switches are those that a new project gets and that touch what this stack uses. */
    static App app(Path out) {
        Map<String, Object> switches = new LinkedHashMap<>();
        switches.put("@aws-cdk/aws-cloudfront:defaultSecurityPolicyTLSv1.2_2021", true);
        switches.put("@aws-cdk/aws-iam:minimizePolicies", true);
        switches.put("@aws-cdk/aws-kms:aliasNameRef", true);
        switches.put("@aws-cdk/aws-lambda:recognizeLayerVersion", true);
        switches.put("@aws-cdk/aws-lambda:recognizeVersionProps", true);
        switches.put("@aws-cdk/aws-s3:createDefaultLoggingPolicy", true);
        switches.put("@aws-cdk/aws-s3:serverAccessLogsUseBucketPolicy", true);
        switches.put("@aws-cdk/core:enablePartitionLiterals", true);
        switches.put("@aws-cdk/core:validateAgainstDefaultRules", true);
        return new App(AppProps.builder()
                .outdir(out.toString())
                .context(switches)
                .analyticsReporting(false)
                .build());
    }
}
