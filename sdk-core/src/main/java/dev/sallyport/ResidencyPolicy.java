package dev.sallyport;

import dev.sallyport.trust.NameForm;
import dev.sallyport.trust.Topology;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which classes of data may leave account A, and in which Regions a model may read them. A call or an upload that it doesn't
 * allow is refused before a byte is sent. It says where the model runs, not who may use it. Immutable.
 */
public final class ResidencyPolicy {

    private final Set<String> dataClasses;
    private final Set<String> inferenceRegions;
    private final Set<String> modelRegions;

    private ResidencyPolicy(Builder builder) {
        dataClasses = Set.copyOf(builder.dataClasses);
        inferenceRegions = Set.copyOf(builder.inferenceRegions);
        modelRegions = new LinkedHashSet<>(builder.modelRegions);
    }

    /** A policy that allows nothing yet. */
    public static Builder builder() {
        return new Builder();
    }

    /** What the topology of both accounts says of it. */
    public static ResidencyPolicy of(Topology topology) {
        return builder()
                .dataClasses(topology.residency().dataClasses().toArray(String[]::new))
                .inferenceRegions(topology.residency().inferenceRegions().toArray(String[]::new))
                .modelRegions(topology.b().model().regions().toArray(String[]::new))
                .build();
    }

    /**
     * Why data of that class may not go to the model; empty if it may.
     *
     * @param dataClass the class; null if the call names none, which is refused
     */
    public Optional<String> refusal(@Nullable String dataClass) {
        if (dataClass == null) {
            return Optional.of("the call names no data class, and there is a residency policy");
        }
        if (!dataClasses.contains(dataClass)) {
            return Optional.of("data of the class '" + dataClass + "' may not leave the account");
        }
        return modelRegions.stream()
                .filter(region -> !inferenceRegions.contains(region))
                .findFirst()
                .map(region -> "the model may run in " + region + ", where inference is not allowed");
    }

    @Override
    public String toString() {
        return "ResidencyPolicy[" + dataClasses + ", " + inferenceRegions + "]";
    }

    /** Builds a {@link ResidencyPolicy}. Not thread-safe. */
    public static final class Builder {

        private final Set<String> dataClasses = new LinkedHashSet<>();
        private final Set<String> inferenceRegions = new LinkedHashSet<>();
        private final Set<String> modelRegions = new LinkedHashSet<>();

        private Builder() {}

        /**
         * Classes of data that may leave account A, besides those named before.
         *
         * @throws IllegalArgumentException if one isn't of lower-case letters, digits and hyphens
         */
        public Builder dataClasses(String... names) {
            for (String name : names) {
                dataClasses.add(CallOptions.requireDataClass(name));
            }
            return this;
        }

        /**
         * Regions in which a model may read them, besides those named before.
         *
         * @throws IllegalArgumentException if one isn't the form of a Region's name
         */
        public Builder inferenceRegions(String... names) {
            return added(inferenceRegions, names);
        }

        /**
         * Regions in which the function's model may run: all destinations of its inference profile, besides those named
         * before. At least one is required.
         *
         * @throws IllegalArgumentException if one isn't the form of a Region's name
         */
        public Builder modelRegions(String... names) {
            return added(modelRegions, names);
        }

        private Builder added(Set<String> regions, String... names) {
            for (String name : names) {
                if (!NameForm.REGION.fits(name)) {
                    throw new IllegalArgumentException("a Region looks like ap-east-1, was '" + name + "'");
                }
            }
            regions.addAll(List.of(names));
            return this;
        }

        /**
         * The policy.
         *
         * @throws IllegalStateException if it doesn't say where the model may run
         */
        public ResidencyPolicy build() {
            if (modelRegions.isEmpty()) {
                throw new IllegalStateException("a residency policy needs the Regions where the model may run");
            }
            return new ResidencyPolicy(this);
        }
    }
}
