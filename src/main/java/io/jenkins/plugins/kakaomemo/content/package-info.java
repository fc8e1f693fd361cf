/** What a memo shows, as users write it in Pipelines, forms and Job DSL: {@code feed(...)}, {@code list(...)} and so on. */
package io.jenkins.plugins.kakaomemo.content;
