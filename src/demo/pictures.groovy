// What the pictures of docs/images show; run by pictures.mjs in the script console of bin/demo, one call at a time.

import com.cloudbees.hudson.plugins.folder.Folder
import com.cloudbees.plugins.credentials.CredentialsScope
import com.cloudbees.plugins.credentials.SystemCredentialsProvider
import com.cloudbees.plugins.credentials.domains.Domain
import hudson.model.Cause
import hudson.model.CauseAction
import hudson.model.FreeStyleProject
import hudson.model.User
import hudson.security.ACL
import hudson.security.HudsonPrivateSecurityRealm
import hudson.tasks.Mailer
import hudson.util.Secret
import io.jenkins.plugins.kakaomemo.KakaoMemoNotifier
import io.jenkins.plugins.kakaomemo.account.KakaoAccount
import io.jenkins.plugins.kakaomemo.account.PersonalConnection
import io.jenkins.plugins.kakaomemo.config.DeliverySettings
import io.jenkins.plugins.kakaomemo.config.KakaoMemoConfiguration
import io.jenkins.plugins.kakaomemo.config.PersonalAccounts
import io.jenkins.plugins.kakaomemo.content.FeedContent
import io.jenkins.plugins.kakaomemo.kakao.RefreshToken
import jenkins.model.Jenkins
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition
import org.jenkinsci.plugins.workflow.job.WorkflowJob

def account(String id, String description, String language, String token) {
    def account = new KakaoAccount(CredentialsScope.GLOBAL, id, description, Secret.fromString('emulator-rest-api-key'),
            Secret.fromString('emulator-client-secret'), Secret.fromString(token))
    account.language = language
    account
}

def accounts(List all) {
    SystemCredentialsProvider.instance.domainCredentialsMap = [(Domain.global()): all]
    SystemCredentialsProvider.instance.save()
}

/** Somebody who has a password, who has connected, and whose commits are known by the address. */
def person(HudsonPrivateSecurityRealm realm, String id, String name, long kakaoUser, String token) {
    def user = realm.createAccount(id, id)
    user.fullName = name
    user.addProperty(new Mailer.UserProperty("${id}@example.com"))
    user.save()
    def before = ACL.as2(user.impersonate2())
    try {
        PersonalConnection.keep(user, new RefreshToken(token, null), PersonalAccounts.app(), kakaoUser)
    } finally {
        before.close()
    }
}

def pipeline(parent, String name, String script) {
    def job = parent.createProject(WorkflowJob, name)
    job.definition = new CpsFlowDefinition(script, true)
    job.save()
}

def freestyle(String name, KakaoMemoNotifier notifier) {
    def job = Jenkins.get().createProject(FreeStyleProject, name)
    job.publishersList.add(notifier)
    job.save()
}

/** An empty Jenkins with two people, a bot that lets phones ring, and jobs. */
def begin(Map scene) {
    Locale.default = new Locale(scene.language)
    hudson.plugins.git.GitSCM.ALLOW_LOCAL_CHECKOUT = true
    def jenkins = Jenkins.get()
    jenkins.items.each { it.delete() }
    User.all.each { it.delete() }
    accounts([
            account('build-bot', scene.bot.name, scene.language, scene.bot.token),
            account('kakao', scene.team.name, scene.language, scene.team.token)])
    def configuration = KakaoMemoConfiguration.get()
    configuration.credentialsId = 'kakao'
    configuration.personalCredentialsId = 'build-bot'
    configuration.delivery = new DeliverySettings()
    jenkins.securityRealm = new HudsonPrivateSecurityRealm(false, false, null)
    person(jenkins.securityRealm, 'hana', scene.hana.name, scene.hana.id, scene.hana.token)
    person(jenkins.securityRealm, 'duri', scene.duri.name, scene.duri.id, scene.duri.token)

    def shop = jenkins.createProject(Folder, 'shop')
    [main: "account('kakao')", release: 'culprits()'].each { name, to -> pipeline(shop, name, """
        pipeline {
            agent any
            options {
                kakaoMemoNotify(on: ['failure', 'fixed'], to: [$to])
            }
            stages {
                stage('Build') {
                    steps {
                        git branch: 'main', url: '${scene.repository}'
                    }
                }
                stage('Test') {
                    steps {
                        sh './test'
                    }
                    post {
                        always {
                            junit 'report.xml'
                        }
                    }
                }
            }
        }""".stripIndent().trim()) }
    freestyle('nightly', new KakaoMemoNotifier(on: ['always'], message: scene.message, template: new FeedContent()))
    ['api', 'site'].each { freestyle(it, new KakaoMemoNotifier(on: ['always'], credentialsId: 'kakao')) }
    pipeline(jenkins, 'deploy', """
        ['qa', 'ops', 'kakao'].each {
            kakaoMemo message: 'deployed', credentialsId: it
        }
        kakaoMemo message: null, credentialsId: 'kakao', template: custom(templateId: 1)""".stripIndent().trim())
}

def build(String name) {
    def job = Jenkins.get().getItemByFullName(name)
    job.scheduleBuild2(0, new CauseAction(new Cause.UserIdCause('hana'))).get()
}

/** One build whose memos end in four ways, the first two by faults of the emulator and the last by a wrong template. */
def fourWays(Map scene) {
    accounts(SystemCredentialsProvider.instance.credentials
            + ['qa', 'ops'].collect { account(it, '', scene.language, scene[it].token) })
    build('deploy')
}

/** Builds of which all but the first go into a digest a minute later. */
def digest() {
    def delivery = new DeliverySettings()
    delivery.burst = 1
    KakaoMemoConfiguration.get().delivery = delivery
    ['api', 'site', 'api'].each { build(it) }
}
