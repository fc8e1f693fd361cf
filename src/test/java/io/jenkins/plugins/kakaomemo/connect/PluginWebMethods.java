package io.jenkins.plugins.kakaomemo.connect;

import io.jenkins.plugins.kakaomemo.config.KakaoMemoConfiguration;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kohsuke.stapler.WebMethod;
import org.kohsuke.stapler.bind.JavaScriptMethod;
import org.kohsuke.stapler.interceptor.RequirePOST;
import org.kohsuke.stapler.verb.DELETE;
import org.kohsuke.stapler.verb.GET;
import org.kohsuke.stapler.verb.POST;
import org.kohsuke.stapler.verb.PUT;

/** Every method of the plugin's own classes that Stapler lets a browser call, by class and name. */
final class PluginWebMethods {

    private static final List<Class<? extends Annotation>> ANNOTATIONS = List.of(
            WebMethod.class, JavaScriptMethod.class, RequirePOST.class, GET.class, POST.class, PUT.class, DELETE.class);

    private static final Set<Class<? extends Annotation>> POST_ONLY = Set.of(POST.class, RequirePOST.class);

    private PluginWebMethods() {}

    static TreeMap<String, Method> all() throws Exception {
        Path classes = Path.of(KakaoMemoConfiguration.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        try (Stream<Path> files = Files.walk(classes)) {
            return files.map(file -> classes.relativize(file).toString())
                    .filter(file -> file.startsWith("io") && file.endsWith(".class"))
                    .map(file -> file.replaceFirst("\\.class$", "").replaceAll("[/\\\\]", "."))
                    .map(PluginWebMethods::load)
                    .filter(type -> !Modifier.isAbstract(type.getModifiers()))
                    .flatMap(PluginWebMethods::of)
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, TreeMap::new));
        }
    }

    /** Those that it has from a class or an interface of the plugin are its own as well. */
    private static Stream<Map.Entry<String, Method>> of(Class<?> type) {
        return Arrays.stream(type.getMethods())
                .filter(method -> method.getDeclaringClass().getName().startsWith("io.jenkins.plugins.kakaomemo."))
                .filter(method -> !method.isSynthetic() && isWebMethod(method))
                .map(method -> Map.entry(nameOf(type, method), method));
    }

    static boolean isPostOnly(Method method) {
        return POST_ONLY.stream().anyMatch(method::isAnnotationPresent);
    }

    private static boolean isWebMethod(Method method) {
        return method.getName().matches("(do|js)[A-Z].*")
                || ANNOTATIONS.stream().anyMatch(method::isAnnotationPresent);
    }

    private static String nameOf(Class<?> type, Method method) {
        String owner = type.getName();
        return owner.substring(owner.lastIndexOf('.') + 1).replace("$DescriptorImpl", "") + "." + method.getName();
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, PluginWebMethods.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }
}
