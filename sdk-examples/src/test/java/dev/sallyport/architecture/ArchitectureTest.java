package dev.sallyport.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.sallyport.contract.Codec;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules of {@code docs/architecture.md} that a compiler doesn't know. */
class ArchitectureTest {

    @ParameterizedTest
    @EnumSource(House.class)
    void whenAModuleUsesAnother_thenTheArrowIsInTheDesign(House module) {
        classes()
                .that(module.classesOf())
                .should()
                .onlyDependOnClassesThat(module.mayBeUsed())
                .check(House.classes());
    }

    @Test
    void whenAPackageIsInternal_thenOnlyItsOwnModuleUsesIt() {
        classes()
                .should(new ArchCondition<>("use no other module's internal packages") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        type.getDirectDependenciesFromSelf().stream()
                                .filter(use ->
                                        use.getTargetClass().getPackageName().contains(".internal"))
                                .filter(use -> House.of(use.getTargetClass()).isPresent())
                                .filter(use -> !House.of(use.getTargetClass()).equals(House.of(type)))
                                .forEach(use -> events.add(SimpleConditionEvent.violated(type, use.getDescription())));
                    }
                })
                .check(House.classes());
    }

    static Stream<Arguments> pipelines() {
        return Stream.of(
                Arguments.of("dev.sallyport.server", List.of("document", "prepare", "prompt", "model", "decode")),
                Arguments.of("dev.sallyport.internal", List.of("guard", "schema", "transport", "upload", "result")));
    }

    @ParameterizedTest
    @MethodSource("pipelines")
    void whenAStageReads_thenItIsWhatComesBeforeIt(String root, List<String> stages) {
        for (String stage : stages) {
            String[] later = stages.subList(stages.indexOf(stage) + 1, stages.size()).stream()
                    .map(name -> root + "." + name + "..")
                    .toArray(String[]::new);
            if (later.length > 0) {
                noClasses()
                        .that(resideInAPackage(root + "." + stage + ".."))
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(later)
                        .check(House.classes());
            }
        }
    }

    @Test
    void whenJsonIsReadOrWritten_thenTheOneMapperDoesIt() {
        noClasses()
                .that()
                .doNotBelongToAnyOf(Codec.class)
                .should()
                .callCodeUnitWhere(makesAMapper())
                .check(House.classes());
    }

    @Test
    void whenTextGoesToTheTerminal_thenTheCommandLineOrAnExampleSentIt() {
        noClasses()
                .that(not(House.EXAMPLES))
                .should()
                .accessField(System.class, "out")
                .check(House.classes());
        noClasses()
                .that(not(House.EXAMPLES))
                .should()
                .accessField(System.class, "err")
                .check(House.classes());
        noClasses()
                .that(not(House.EXAMPLES))
                .should()
                .callMethodWhere(printsATrace())
                .check(House.classes());
    }

    @Test
    void whenAThreadWaits_thenItIsInWaiting() {
        noClasses()
                .that()
                .doNotHaveSimpleName("Waiting")
                .should()
                .callMethodWhere(sleeps())
                .check(House.classes());
    }

    @Test
    void whenAClassIsNamed_thenItIsAfterWhatItIs() {
        noClasses()
                .should()
                .haveNameMatching(".*\\.[^.]*(Util|Helper|Manager)[^.]*")
                .check(House.classes());
    }

    /** A rule over classes that aren't there holds always. */
    @ParameterizedTest
    @EnumSource(House.class)
    void whenTheRulesAreChecked_thenEveryModuleWasThere(House module) {
        assertThat(House.classes().stream().filter(module.classesOf()).count()).isGreaterThan(5);
    }

    private static DescribedPredicate<JavaClass> not(House module) {
        return DescribedPredicate.not(module.classesOf());
    }

    private static DescribedPredicate<JavaCall<?>> makesAMapper() {
        return describe("makes an ObjectMapper", call -> {
            String owner = call.getTargetOwner().getName();
            boolean mapper = owner.startsWith("com.fasterxml.jackson.") && owner.endsWith("Mapper");
            return mapper && List.of("<init>", "builder", "copy", "rebuild").contains(call.getName());
        });
    }

    private static DescribedPredicate<JavaMethodCall> printsATrace() {
        return describe("prints a stack trace", call -> call.getName().equals("printStackTrace"));
    }

    private static DescribedPredicate<JavaMethodCall> sleeps() {
        return describe(
                "sleeps",
                call -> call.getName().equals("sleep")
                        && (call.getTargetOwner().isEquivalentTo(Thread.class)
                                || call.getTargetOwner().isEquivalentTo(TimeUnit.class)));
    }
}
