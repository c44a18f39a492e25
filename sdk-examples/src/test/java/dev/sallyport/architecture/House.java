package dev.sallyport.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** The modules, told apart by their packages. */
enum House {
    CONTRACT("dev.sallyport.contract", Set.of()),
    TRUST("dev.sallyport.trust", Set.of("CONTRACT")),
    FORECAST("dev.sallyport.forecast", Set.of()),
    SERVER("dev.sallyport.server", Set.of("CONTRACT", "TRUST", "FORECAST")),
    TESTKIT("dev.sallyport.testkit", Set.of("CONTRACT", "TRUST")),
    EXAMPLES("dev.sallyport.examples", Set.of("CONTRACT", "TRUST", "CORE", "SERVER", "TESTKIT")),
    /** Last, because its root package is the one that all others are in. */
    CORE("dev.sallyport", Set.of("CONTRACT", "TRUST"));

    private final String root;
    private final Set<String> below;

    House(String root, Set<String> below) {
        this.root = root;
        this.below = below;
    }

    /** Every class that is shipped. */
    static JavaClasses classes() {
        return Shipped.CLASSES;
    }

    /** The module of a class; none if it isn't ours. */
    static Optional<House> of(JavaClass type) {
        return Arrays.stream(values())
                .filter(module -> (type.getPackageName() + ".").startsWith(module.root + "."))
                .findFirst();
    }

    DescribedPredicate<JavaClass> classesOf() {
        return describe("classes of " + this, type -> of(type).equals(Optional.of(this)));
    }

    DescribedPredicate<JavaClass> mayBeUsed() {
        return describe(
                "not ours or of " + this + " or below",
                type -> of(type).map(module -> module == this || below.contains(module.name()))
                        .orElse(true));
    }

    /** Read once; every rule looks at the same. What isn't ours is known by name alone: reading it takes half a minute. */
    private static final class Shipped {
        private static final JavaClasses CLASSES = imported();

        private static JavaClasses imported() {
            ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false);
            return new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("dev.sallyport");
        }
    }
}
