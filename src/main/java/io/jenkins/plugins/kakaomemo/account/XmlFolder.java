package io.jenkins.plugins.kakaomemo.account;

import hudson.XmlFile;
import hudson.util.XStream2;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** Objects of one class, which is no record, each in an XML file of its own in one folder. */
final class XmlFolder<T> {

    private static final Logger LOGGER = Logger.getLogger(XmlFolder.class.getName());

    private final XStream2 xstream = new XStream2();
    private final File directory;
    private final Class<T> type;
    private final Predicate<T> whole;
    private final String unreadable;

    /**
     * @param directory made with the first object
     * @param element the name of the outermost XML element
     * @param whole whether an object has all that it needs; XStream does not mind if a file lacks something
     * @param unreadable what follows if a file cannot be read, for the log
     */
    XmlFolder(File directory, String element, Class<T> type, Predicate<T> whole, String unreadable) {
        this.directory = directory;
        this.type = type;
        this.whole = whole;
        this.unreadable = unreadable;
        xstream.alias(element, type);
    }

    List<T> readAll() {
        File[] files = directory.listFiles((dir, name) -> name.endsWith(".xml"));
        return Stream.of(files == null ? new File[0] : files)
                .flatMap(file -> read(file).stream())
                .toList();
    }

    /** Empty as well if the file cannot be read. */
    Optional<T> read(String name) {
        return file(name).exists() ? read(file(name)) : Optional.empty();
    }

    private Optional<T> read(File file) {
        try {
            T object = type.cast(new XmlFile(xstream, file).read());
            if (!whole.test(object)) {
                throw new IOException("something is missing");
            }
            return Optional.of(object);
        } catch (IOException | ClassCastException e) {
            LOGGER.log(Level.WARNING, e, () -> file + " cannot be read. " + unreadable);
            return Optional.empty();
        }
    }

    /** On return it survives a crash. */
    void write(String name, T object) throws IOException {
        new XmlFile(xstream, file(name)).write(object);
    }

    void delete(String name) throws IOException {
        Files.deleteIfExists(file(name).toPath());
    }

    private File file(String name) {
        return new File(directory, name + ".xml");
    }
}
