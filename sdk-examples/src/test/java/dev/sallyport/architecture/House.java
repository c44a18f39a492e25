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
    CONTRACT("dev.sallyport.contract"),
    TRUST("dev.sallyport.trust"),
    FORECAST("dev.sallyport.forecast"),
    SERVER("dev.sallyport.server"),
    TESTKIT("dev.sallyport.testkit"),
    EXAMPLES("dev.sallyport.examples"),
    /** Last, because its root package is the one that all others are in. */
    CORE("dev.sallyport");

    private final String root;

    House(String root) {
        this.root = root;
    }

    /** The arrows of the design. */
    private Set<House> below() {
        return switch (this) {
            case CONTRACT, FORECAST -> Set.of();
            case TRUST -> Set.of(CONTRACT);
            case CORE, TESTKIT -> Set.of(CONTRACT, TRUST);
            case SERVER -> Set.of(CONTRACT, TRUST, FORECAST);
            case EXAMPLES -> Set.of(CONTRACT, TRUST, CORE, SERVER, TESTKIT);
        };
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
                type -> of(type).map(module -> module == this || below().contains(module))
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
