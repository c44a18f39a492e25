package dev.sallyport.trust.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Chance, the same in every run. */
final class Die {

    private final Random random;

    Die(long seed) {
        // Java's generator starts alike from seeds that are close to each other.
        random = new Random(seed * 0x9E3779B97F4A7C15L);
    }

    /** Whether something happens that does in so many of a hundred cases. */
    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    /** From one bound to the other, both included. */
    int between(int low, int high) {
        return low + random.nextInt(high - low + 1);
    }

    @SafeVarargs
    final <T> T oneOf(T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** So many different ones, or all. */
    <T> List<T> some(int count, List<T> choices) {
        List<T> left = new ArrayList<>(choices);
        List<T> taken = new ArrayList<>();
        while (taken.size() < count && !left.isEmpty()) {
            taken.add(left.remove(random.nextInt(left.size())));
        }
        return taken;
    }
}
