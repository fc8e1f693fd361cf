package io.jenkins.plugins.kakaomemo.checks;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Where a class's descriptor sends those who ask for a field's help: its calls of {@code addHelpFileRedirect}, read by
 * the compiler's own parser. A field may be a literal or the variable of a loop over {@code List.of} literals.
 */
final class HelpRedirects {

    private static final Map<Path, Map<String, Path>> READ = new ConcurrentHashMap<>();

    private HelpRedirects() {}

    /** The path of the help file without its ending, for each field that is redirected. */
    static Map<String, Path> of(Path javaFile) {
        return READ.computeIfAbsent(javaFile, HelpRedirects::read);
    }

    private static Map<String, Path> read(Path javaFile) {
        if (!ProjectTree.exists(javaFile)) {
            return Map.of();
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, files, null, null, null, files.getJavaFileObjects(ProjectTree.absolute(javaFile)));
            Map<String, Path> redirects = new HashMap<>();
            for (CompilationUnitTree unit : task.parse()) {
                new Calls(unit, redirects).scan(unit, Map.of());
            }
            return redirects;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Walks through a source file; carries along which values the variables of loops take. */
    private static final class Calls extends TreeScanner<Void, Map<String, List<String>>> {

        private final CompilationUnitTree unit;
        private final Map<String, Path> redirects;

        Calls(CompilationUnitTree unit, Map<String, Path> redirects) {
            this.unit = unit;
            this.redirects = redirects;
        }

        @Override
        public Void visitEnhancedForLoop(EnhancedForLoopTree loop, Map<String, List<String>> variables) {
            Map<String, List<String>> inside = new HashMap<>(variables);
            if (loop.getExpression() instanceof MethodInvocationTree list
                    && list.getMethodSelect().toString().equals("List.of")
                    && list.getArguments().stream().allMatch(LiteralTree.class::isInstance)) {
                List<String> values = list.getArguments().stream()
                        .map(value -> values(value, variables))
                        .flatMap(List::stream)
                        .toList();
                inside.put(loop.getVariable().getName().toString(), values);
            }
            return super.visitEnhancedForLoop(loop, inside);
        }

        @Override
        public Void visitMethodInvocation(MethodInvocationTree call, Map<String, List<String>> variables) {
            if (call.getMethodSelect().toString().equals("addHelpFileRedirect")) {
                List<String> fields = values(call.getArguments().get(0), variables);
                List<String> targets = values(call.getArguments().get(2), variables);
                Path owner = folder((MemberSelectTree) call.getArguments().get(1));
                for (int i = 0; i < fields.size(); i++) {
                    redirects.put(fields.get(i), owner.resolve("help-" + targets.get(i % targets.size())));
                }
            }
            return super.visitMethodInvocation(call, variables);
        }

        private static List<String> values(ExpressionTree argument, Map<String, List<String>> variables) {
            if (argument instanceof LiteralTree literal) {
                return List.of(String.valueOf(literal.getValue()));
            }
            if (argument instanceof IdentifierTree variable
                    && variables.containsKey(variable.getName().toString())) {
                return variables.get(variable.getName().toString());
            }
            throw new AssertionError("cannot tell the value of " + argument);
        }

        /** The resources of {@code Name.class}: of an import, else of this package. */
        private Path folder(MemberSelectTree classLiteral) {
            String name = classLiteral.getExpression().toString();
            String qualified = unit.getImports().stream()
                    .map(ImportTree::getQualifiedIdentifier)
                    .map(Object::toString)
                    .filter(imported -> imported.endsWith("." + name))
                    .findFirst()
                    .orElse(unit.getPackageName() + "." + name);
            return ProjectTree.RESOURCES.resolve(qualified.replace('.', '/'));
        }
    }
}
