package io.jenkins.plugins.kakaomemo.content;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import hudson.EnvVars;
import hudson.Functions;
import hudson.model.AbstractProject;
import hudson.model.Describable;
import hudson.model.FreeStyleProject;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.tasks.BuildStepDescriptor;
import hudson.tasks.Builder;
import hudson.util.FormValidation;
import io.jenkins.plugins.kakaomemo.SharedJenkins;
import io.jenkins.plugins.kakaomemo.content.ContentExamples.Example;
import io.jenkins.plugins.kakaomemo.kakao.InvalidFieldException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import javaposse.jobdsl.plugin.JenkinsDslScriptLoader;
import javaposse.jobdsl.plugin.JenkinsJobManagement;
import jenkins.model.Jenkins;
import jenkins.tasks.SimpleBuildStep;
import org.assertj.core.api.SoftAssertions;
import org.jenkinsci.Symbol;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.structs.describable.DescribableParameter;
import org.jenkinsci.plugins.structs.describable.UninstantiatedDescribable;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.cps.Snippetizer;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.TestExtension;
import org.kohsuke.stapler.DataBoundConstructor;

/** Every kind of content goes through everything that writes and reads it, and comes out as it went in. */
class ContentOnJenkinsTest extends SharedJenkins {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void theSnippetGeneratorWritesWhatItWasGiven() {
        SoftAssertions all = new SoftAssertions();
        for (Example example : ContentExamples.all()) {
            all.assertThat(Snippetizer.object2Groovy(written(example.content()), true))
                    .isEqualTo(example.pipeline());
        }
        all.assertAll();
        assertThat(MemoTemplate.names()).containsExactly("custom", "feed", "list", "raw", "scrap", "text");
    }

    @Test
    void keepsItsConfiguration() throws Exception {
        for (Example example : ContentExamples.all()) {
            String xml = Jenkins.XSTREAM2.toXML(example.content());
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
                out.writeObject(example.content());
            }

            assertThat(xml).doesNotContain("resolves-to");
            assertThat(written((MemoTemplate) Jenkins.XSTREAM2.fromXML(xml))).isEqualTo(written(example.content()));
            try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
                assertThat(written((MemoTemplate) in.readObject())).isEqualTo(written(example.content()));
            }
        }
    }

    @Test
    void theFormKeepsEveryField() throws Exception {
        List<Example> examples = ContentExamples.all();
        FreeStyleProject project = jenkins.createFreeStyleProject();
        for (Example example : examples) {
            project.getBuildersList().add(new ContentHost(example.content()));
        }

        jenkins.configRoundtrip(project);

        List<ContentHost> read = project.getBuildersList().getAll(ContentHost.class);
        SoftAssertions all = new SoftAssertions();
        for (int i = 0; i < examples.size(); i++) {
            all.assertThat(written(read.get(i).getContent()).toString().replace("\r\n", "\n"))
                    .isEqualTo(written(examples.get(i).content()).toString());
        }
        all.assertAll();
    }

    @Test
    void everyFieldIsExplained() throws Exception {
        List<Class<?>> forms = List.of(
                FeedContent.class,
                ListContent.class,
                CustomContent.class,
                ScrapContent.class,
                RawContent.class,
                MemoButton.class,
                FeedItem.class,
                ListEntry.class,
                TemplateArg.class);

        List<String> unexplained = jenkins.executeOnServer(() -> forms.stream()
                .flatMap(form -> DescribableModel.of(form).getParameters().stream()
                        .map(DescribableParameter::getName)
                        .filter(field -> helpFile(form, field) == null)
                        .map(field -> form.getSimpleName() + "." + field))
                .toList());

        assertThat(unexplained).isEmpty();
    }

    @SuppressWarnings("unchecked")
    private String helpFile(Class<?> form, String field) {
        return jenkins.jenkins
                .getDescriptorOrDie((Class<? extends Describable<?>>) form)
                .getHelpFile(field);
    }

    @Test
    void jobDslMakesWhatItWasGiven() throws Exception {
        List<Example> examples = ContentExamples.all();
        StringBuilder script = new StringBuilder();
        for (int i = 0; i < examples.size(); i++) {
            script.append("job('job%d') { steps { contentHost { content { %s } } } }\n"
                    .formatted(i, examples.get(i).jobDsl()));
        }
        new JenkinsDslScriptLoader(new JenkinsJobManagement(System.out, Map.of(), new File(".")))
                .runScript(script.toString());

        for (int i = 0; i < examples.size(); i++) {
            FreeStyleProject made = jenkins.jenkins.getItemByFullName("job" + i, FreeStyleProject.class);
            assertThat(written(made.getBuildersList().get(ContentHost.class).getContent()))
                    .isEqualTo(written(examples.get(i).content()));
        }
    }

    @Test
    void pipelinesSendWhatTheyWrite() throws Exception {
        List<Example> examples = ContentExamples.filledIn();

        List<String> said = console(examples.stream()
                .map(example -> "contentHost(" + example.pipeline() + ")")
                .collect(Collectors.joining("\n")));

        for (int i = 0; i < examples.size(); i++) {
            assertThat(said.get(i)).startsWith("memo: ");
            JsonNode sent = JSON.readTree(said.get(i).substring("memo: ".length()));
            assertThat(sent).isEqualTo(MemoJson.expected(examples.get(i)));
        }
        assertThat(said).hasSameSizeAs(examples);
    }

    @Test
    void argumentsThatAreNoTextsAreToldByName() throws Exception {
        List<String> said = console("""
                def version = '1.0'
                contentHost custom(templateId: 1, templateArgs: [VERSION: "v${version}"])
                contentHost custom(templateId: 1, templateArgs: [VERSION: 1.0])
                contentHost custom(templateId: 1, templateArgs: [TAGS: ['a', 'b']])
                contentHost scrap(scrapUrl: 'https://a.example', templateId: 1, templateArgs: [NOTES: null])
                contentHost custom(templateId: 1, templateArgs: [BUTTON: button('x')])
                contentHost custom(templateId: 1, templateArgs: [:])
                contentHost custom(templateId: 1, templateArgs: [templateArg(name: 'VERSION', value: '2')])
                """);

        assertThat(said).hasSize(7);
        assertThat(said.get(0)).startsWith("memo: ").contains("v1.0");
        assertThat(said.get(1)).isEqualTo("refused: templateArgs.VERSION is 1.0, which is not text: put it in quotes.");
        assertThat(said.get(2)).isEqualTo("refused: templateArgs.TAGS is [a, b], which is not text: put it in quotes.");
        assertThat(said.get(3)).isEqualTo("refused: templateArgs.NOTES is missing: give it a value.");
        assertThat(said.get(4)).startsWith("refused: templateArgs.BUTTON is ").endsWith("put it in quotes.");
        assertThat(said.get(5)).isEqualTo("memo: {\"template_id\":\"1\"}");
        assertThat(said.get(6)).startsWith("memo: ").contains("\"VERSION\":\"2\"");
    }

    @Test
    void mistakesShowWhileTyping() {
        FeedContent.DescriptorImpl feed = descriptor(FeedContent.DescriptorImpl.class);
        ListContent.DescriptorImpl list = descriptor(ListContent.DescriptorImpl.class);
        CustomContent.DescriptorImpl custom = descriptor(CustomContent.DescriptorImpl.class);
        ScrapContent.DescriptorImpl scrap = descriptor(ScrapContent.DescriptorImpl.class);
        RawContent.DescriptorImpl raw = descriptor(RawContent.DescriptorImpl.class);
        SoftAssertions all = new SoftAssertions();

        row(all, title -> feed.doCheckTitle(title, "", " ", ""), " ", null);
        row(all, title -> feed.doCheckTitle(title, "done", "", ""), "Deployed", null);
        row(all, title -> feed.doCheckTitle(title, "done", "", ""), " ", "title is missing");
        row(all, title -> feed.doCheckTitle(title, "", "", "https://a.example"), "", "title is missing");
        row(all, feed::doCheckUrl, "", null);
        row(all, feed::doCheckUrl, "console", "url is \"console\"");
        row(all, feed::doCheckUrl, "${DEPLOYED_AT}/health", null);
        row(all, feed::doCheckUrl, "https://${ENV,var=\"HOST\"}:8080/$JOB_NAME", null);
        row(all, feed::doCheckUrl, "htp://${HOST}/", "url is \"htp://${HOST}/\"");
        row(all, feed::doCheckImageUrl, "https://a.example/a.png", null);
        row(all, feed::doCheckImageUrl, "a.png", "imageUrl is \"a.png\"");
        row(all, descriptor(FeedItem.DescriptorImpl.class)::doCheckName, "", "name is missing");
        row(all, descriptor(FeedItem.DescriptorImpl.class)::doCheckValue, "", "value is missing");
        row(all, descriptor(MemoButton.DescriptorImpl.class)::doCheckTitle, "", "title is missing");
        row(all, descriptor(MemoButton.DescriptorImpl.class)::doCheckUrl, "console", "url is \"console\"");
        row(all, list::doCheckHeaderTitle, "", "headerTitle is missing");
        row(all, list::doCheckHeaderTitle, "x".repeat(201), "headerTitle has 201 characters");
        row(all, list::doCheckHeaderUrl, "nightly", "headerUrl is \"nightly\"");
        row(all, descriptor(ListEntry.DescriptorImpl.class)::doCheckTitle, "", "title is missing");
        row(all, descriptor(ListEntry.DescriptorImpl.class)::doCheckImageUrl, "a", "imageUrl is");
        row(all, descriptor(ListEntry.DescriptorImpl.class)::doCheckUrl, "a", "url is");
        row(all, custom::doCheckTemplateId, "123456", null);
        row(all, custom::doCheckTemplateId, "", "templateId is missing");
        row(all, custom::doCheckTemplateId, "-1", "");
        row(all, custom::doCheckTemplateId, "one", "");
        row(all, descriptor(TemplateArg.DescriptorImpl.class)::doCheckName, "", "name is missing");
        row(all, scrap::doCheckScrapUrl, "https://a.example", null);
        row(all, scrap::doCheckScrapUrl, "", "scrapUrl is missing");
        row(all, scrap::doCheckTemplateId, "", null);
        row(all, scrap::doCheckTemplateId, "0", "");
        row(all, raw::doCheckJson, "{\"object_type\": \"text\"}", null);
        row(all, raw::doCheckJson, "{\"object_type\": \"text\", \"n\": ${BUILD_NUMBER}, \"of\": $TOTAL}", null);
        row(all, raw::doCheckJson, "{\"object_type\": \"text\", \"n\": ${BUILD_NUMBER}", "json is not a JSON object");
        row(all, raw::doCheckJson, "", "json is missing");
        row(all, raw::doCheckJson, "{", "json is not a JSON object");
        row(all, raw::doCheckJson, "{}", "json.object_type is missing");
        all.assertAll();
    }

    /** @param expected how the error begins, or {@code null} for none */
    private static void row(SoftAssertions all, Function<String, FormValidation> check, String value, String expected) {
        FormValidation said = check.apply(value);
        all.assertThat(said.kind)
                .as(value)
                .isEqualTo(expected == null ? FormValidation.Kind.OK : FormValidation.Kind.ERROR);
        if (expected != null) {
            all.assertThat(said.getMessage()).startsWith(Functions.htmlAttributeEscape(expected));
        }
    }

    private <T> T descriptor(Class<T> type) {
        return jenkins.jenkins.getExtensionList(type).get(0);
    }

    private static UninstantiatedDescribable written(MemoTemplate content) {
        return DescribableModel.uninstantiate2_(content);
    }

    /** What the host says, line by line, when a Pipeline does this. */
    private List<String> console(String script) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition(script, true));
        return jenkins.buildAndAssertSuccess(job).getLog(Integer.MAX_VALUE).stream()
                .filter(line -> line.matches("(memo|refused): .*"))
                .toList();
    }

    /** A build step that has a content, and says into the console what Kakao would be sent. */
    public static final class ContentHost extends Builder implements SimpleBuildStep {

        private final MemoTemplate content;

        @DataBoundConstructor
        public ContentHost(MemoTemplate content) {
            this.content = content;
        }

        public MemoTemplate getContent() {
            return content;
        }

        @Override
        public boolean requiresWorkspace() {
            return false;
        }

        @Override
        public void perform(Run<?, ?> run, EnvVars env, TaskListener listener) {
            try {
                listener.getLogger().println("memo: " + MemoJson.of(content));
            } catch (InvalidFieldException | JsonProcessingException e) {
                listener.getLogger().println("refused: " + e.getMessage());
            }
        }

        @TestExtension
        @Symbol("contentHost")
        public static final class DescriptorImpl extends BuildStepDescriptor<Builder> {

            @Override
            public String getDisplayName() {
                return "Content host";
            }

            @Override
            @SuppressWarnings("rawtypes")
            public boolean isApplicable(Class<? extends AbstractProject> jobType) {
                return true;
            }
        }
    }
}
