package io.jenkins.plugins.kakaomemo.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The templates are written with single quotes for the double ones of JSON. */
class DefaultTemplateTest extends EmulatorTest {

    private static final String CONTENT = "'content':{'title':'t','link':{}}";
    private static final String BUTTON = "{'title':'b','link':{}}";

    private final String token = kakao.issueTokens().accessToken();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'object_type':'text','text':'t','link':{}}",
                "{'object_type':'text','text':'t','link':{'web_url':'HTTPS://localhost/a','mobile_web_url':'http://x'}}",
                "{'object_type':'text','text':'t','link':{'web_url':'','android_execution_params':'a=b'},"
                        + "'button_title':'b'}",
                "{'object_type':'text','text':'t','link':{},'buttons':[" + BUTTON + "," + BUTTON + "]}",
                "{'object_type':'feed'," + CONTENT + "}",
                "{'object_type':'feed','content':{'image_url':'http://x/y','image_width':800,'image_height':800,"
                        + "'description':'d','link':{}},'social':{'like_count':1},'item_content':{'profile_text':'p',"
                        + "'items':[{'item':'a','item_op':'b'}],'sum':'s','sum_op':'o'}}",
                "{'object_type':'list','header_title':'h','header_link':{},'contents':[{'link':{}},{'link':{}}]}",
                "{'object_type':'location','address':'판교','address_title':'역'," + CONTENT + "}",
                "{'object_type':'commerce'," + CONTENT + ",'commerce':{'regular_price':1000,'discount_price':900,"
                        + "'discount_rate':10,'currency_unit':'원'}}",
                "{'object_type':'calendar','id_type':'event','id':'1'," + CONTENT + ",'buttons':[" + BUTTON + "]}"
            })
    void accepted(String template) throws IOException {
        assertSent(send(template));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // no JSON object
                "no json",
                "{'object_type':'text','text':'t','link':{}} and more",
                "[]",
                "'text'",
                "null",
                // object_type
                "{}",
                "{'object_type':'other'}",
                "{'object_type':1}",
                // text
                "{'object_type':'text','link':{}}",
                "{'object_type':'text','text':null,'link':{}}",
                "{'object_type':'text','text':1,'link':{}}",
                "{'object_type':'text','text':'','link':{}}",
                "{'object_type':'text','text':' \\n','link':{}}",
                "{'object_type':'text','text':'t'}",
                "{'object_type':'text','text':'t','link':'http://localhost'}",
                "{'object_type':'text','text':'t','link':{'web_url':1}}",
                "{'object_type':'text','text':'t','link':{'web_url':'ftp://localhost/'}}",
                "{'object_type':'text','text':'t','link':{'web_url':'javascript:alert(1)'}}",
                "{'object_type':'text','text':'t','link':{'web_url':'https://'}}",
                "{'object_type':'text','text':'t','link':{'mobile_web_url':'localhost/job'}}",
                "{'object_type':'text','text':'t','link':{},'button_title':1}",
                "{'object_type':'text','text':'t','link':{},'button_title':' '}",
                "{'object_type':'text','text':'t','link':{},'buttons':{}}",
                "{'object_type':'text','text':'t','link':{},'buttons':[{'title':' ','link':{}}]}",
                "{'object_type':'text','text':'t','link':{},'buttons':[{'title':'b','link':{'web_url':'x'}}]}",
                "{'object_type':'text','text':'t','link':{},'buttons':[{'title':'b'}]}",
                "{'object_type':'text','text':'t','link':{},'buttons':[{'link':{}}]}",
                // feed
                "{'object_type':'feed'}",
                "{'object_type':'feed','content':{'title':'t'}}",
                "{'object_type':'feed','content':{'title':1,'link':{}}}",
                "{'object_type':'feed','content':{'image_width':'800','link':{}}}",
                "{'object_type':'feed'," + CONTENT + ",'social':{'like_count':'1'}}",
                "{'object_type':'feed'," + CONTENT + ",'item_content':{'items':[{'item':'a'}]}}",
                "{'object_type':'feed'," + CONTENT + ",'item_content':{'sum':1}}",
                // list
                "{'object_type':'list','header_link':{},'contents':[{'link':{}},{'link':{}}]}",
                "{'object_type':'list','header_title':' ','header_link':{},'contents':[{'link':{}},{'link':{}}]}",
                "{'object_type':'list','header_title':'h','header_link':{'web_url':'file:///'},"
                        + "'contents':[{'link':{}},{'link':{}}]}",
                "{'object_type':'list','header_title':'h','contents':[{'link':{}},{'link':{}}]}",
                "{'object_type':'list','header_title':'h','header_link':{}}",
                "{'object_type':'list','header_title':'h','header_link':{},'contents':[{'link':{}}]}",
                "{'object_type':'list','header_title':'h','header_link':{},'contents':[{'link':{}},{}]}",
                // location
                "{'object_type':'location'," + CONTENT + "}",
                "{'object_type':'location','address':'판교'}",
                // commerce
                "{'object_type':'commerce','commerce':{'regular_price':1000}}",
                "{'object_type':'commerce'," + CONTENT + "}",
                "{'object_type':'commerce'," + CONTENT + ",'commerce':{}}",
                "{'object_type':'commerce'," + CONTENT + ",'commerce':{'regular_price':'1000'}}",
                "{'object_type':'commerce'," + CONTENT + ",'commerce':{'regular_price':1000,'discount_rate':101}}",
                // calendar
                "{'object_type':'calendar','id':'1'," + CONTENT + "}",
                "{'object_type':'calendar','id_type':'other','id':'1'," + CONTENT + "}",
                "{'object_type':'calendar','id_type':'event'," + CONTENT + "}",
                "{'object_type':'calendar','id_type':'event','id':'1'}"
            })
    void refused(String template) throws IOException {
        assertRefused(send(template));
        assertThat(kakao.memos()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'object_type':'text','text':'t','link':{},'buttons':[" + BUTTON + "," + BUTTON + "," + BUTTON + "]}",
                "{'object_type':'list','header_title':'h','header_link':{},"
                        + "'contents':[{'link':{}},{'link':{}},{'link':{}},{'link':{}}]}",
                "{'object_type':'feed'," + CONTENT + ",'item_content':{'items':[{'item':'a','item_op':'b'},"
                        + "{'item':'a','item_op':'b'},{'item':'a','item_op':'b'},{'item':'a','item_op':'b'},"
                        + "{'item':'a','item_op':'b'},{'item':'a','item_op':'b'}]}}",
                "{'object_type':'location','address':'a'," + CONTENT + ",'buttons':[" + BUTTON + "," + BUTTON + "]}",
                "{'object_type':'calendar','id_type':'event','id':'1'," + CONTENT + ",'buttons':[" + BUTTON + ","
                        + BUTTON + "]}"
            })
    void surplusIsRefused(String template) throws IOException {
        assertRefused(send(template));
    }

    @Test
    void pythonDictionaryIsNoJson() throws IOException {
        assertRefused(memo(token, "{'object_type': 'text', 'text': 't', 'link': {}}"));
    }

    @Test
    void listTitleLongerThan200() throws IOException {
        String template =
                "{'object_type':'list','header_title':'%s','header_link':{},'contents':[{'link':{}},{'link':{}}]}";
        assertSent(send(template.formatted("가".repeat(200))));
        assertRefused(send(template.formatted("가".repeat(201))));
    }

    private HttpResponse<String> send(String template) throws IOException {
        return memo(token, template.replace('\'', '"'));
    }

    private static void assertRefused(HttpResponse<String> answer) {
        assertKapi(answer, 400, -2);
        assertThat(json(answer).path("msg").asText()).startsWith("failed to parse parameter. name=template_object");
    }
}
