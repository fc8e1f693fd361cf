// A Jenkins home made ready by bin/demo: an account of the emulator, and a job of each kind, built once.

import com.cloudbees.plugins.credentials.CredentialsScope
import com.cloudbees.plugins.credentials.SystemCredentialsProvider
import hudson.model.FreeStyleProject
import hudson.util.Secret
import io.jenkins.plugins.kakaomemo.account.KakaoAccount
import io.jenkins.plugins.kakaomemo.config.KakaoMemoConfiguration
import io.jenkins.plugins.kakaomemo.kakao.KakaoEndpoints
import io.jenkins.plugins.kakaomemo.KakaoMemoNotifier
import jenkins.model.Jenkins
import jenkins.model.JenkinsLocationConfiguration
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition
import org.jenkinsci.plugins.workflow.job.WorkflowJob

def jenkins = Jenkins.get()
def post = { path -> new URL("${KakaoEndpoints.fromSystemProperties().authBaseUrl()}$path").openConnection().with {
    requestMethod = 'POST'
    new groovy.json.JsonSlurper().parse(inputStream)
} }

JenkinsLocationConfiguration.get().url = "http://127.0.0.1:${System.getenv('KAKAO_MEMO_JENKINS_PORT')}/jenkins/"

def credentials = SystemCredentialsProvider.instance
credentials.credentials.add(new KakaoAccount(
        CredentialsScope.GLOBAL,
        'kakao',
        'Account of the emulator',
        Secret.fromString('emulator-rest-api-key'),
        Secret.fromString('emulator-client-secret'),
        Secret.fromString(post('/emulator/tokens').refresh_token)))
credentials.save()
KakaoMemoConfiguration.get().credentialsId = 'kakao' // the jobs go on with it when more accounts are connected

def pipeline = jenkins.createProject(WorkflowJob, 'pipeline')
pipeline.definition = new CpsFlowDefinition("kakaoMemo 'build done'", true)
pipeline.save()

def freestyle = jenkins.createProject(FreeStyleProject, 'freestyle')
freestyle.publishersList.add(new KakaoMemoNotifier(on: ['always']))
freestyle.save()

[pipeline, freestyle]*.scheduleBuild2(0)
