package io.jenkins.plugins.kakaomemo.checks;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** A file that must be well-formed XML. */
final class Xml {

    private Xml() {}

    static Element root(Path file) {
        return parse(ProjectTree.text(file), file);
    }

    static Element parse(String xml, Path file) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return builder.parse(new InputSource(new StringReader(xml))).getDocumentElement();
        } catch (SAXException e) {
            throw new AssertionError(file + " is not well-formed: " + e, e);
        } catch (ParserConfigurationException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The element and all below it. */
    static List<Element> elements(Element root) {
        List<Element> elements = new ArrayList<>(List.of(root));
        NodeList below = root.getElementsByTagName("*");
        IntStream.range(0, below.getLength())
                .mapToObj(i -> (Element) below.item(i))
                .forEach(elements::add);
        return elements;
    }

    static List<Node> attributes(Element element) {
        return IntStream.range(0, element.getAttributes().getLength())
                .mapToObj(element.getAttributes()::item)
                .toList();
    }

    /** The text straight in this element, not that of the elements in it. */
    static String ownText(Element element) {
        StringBuilder text = new StringBuilder();
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node.getNodeType() == Node.TEXT_NODE || node.getNodeType() == Node.CDATA_SECTION_NODE) {
                text.append(node.getNodeValue());
            }
        }
        return text.toString();
    }

    /** The text of the only element of this path, such as {@code parent/version}. */
    static String textOf(Element root, String path) {
        Element current = root;
        for (String name : path.split("/")) {
            current = children(current, name).stream()
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("there is no <" + name + "> on the way to " + path));
        }
        return current.getTextContent().trim();
    }

    static List<Element> children(Element parent, String name) {
        return elements(parent).stream()
                .filter(element -> element.getParentNode() == parent)
                .filter(element -> element.getLocalName().equals(name))
                .toList();
    }
}
