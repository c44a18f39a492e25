package dev.sallyport.forecast;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Histories that tests are made of. The same seed makes the same history. */
final class Histories {

    private Histories() {}

    static PriceSeries monthly(@Nullable Double... values) {
        return PriceSeries.dated("prices", Frequency.M, Frequency.start("2024-01-31"), Arrays.asList(values));
    }

    static PriceSeries undated(int season, @Nullable Double... values) {
        return PriceSeries.undated("prices", season, Arrays.asList(values));
    }

    /** Histories of all lengths, scales and seasons, many with gaps and nonsense in them. */
    static Stream<PriceSeries> any() {
        return LongStream.range(0, 400).mapToObj(seed -> any(new Random(seed)));
    }

    private static PriceSeries any(Random random) {
        Frequency[] frequencies = Frequency.values();
        Frequency frequency = frequencies[random.nextInt(frequencies.length)];
        List<@Nullable Double> values = new ArrayList<>();
        double scale = Math.pow(10, random.nextInt(40) - 20);
        double gaps = random.nextInt(3) == 0 ? 0.2 : 0;
        int length = random.nextInt(4) == 0 ? random.nextInt(8) : random.nextInt(150);
        double level = 100;
        for (int i = 0; i < length; i++) {
            level += random.nextGaussian();
            values.add(random.nextDouble() < gaps ? nonsense(random) : Double.valueOf(level * scale));
        }
        return random.nextBoolean()
                ? PriceSeries.dated("s", frequency, Frequency.start("2019-12-31"), values)
                : PriceSeries.undated("s", 1 + random.nextInt(13), values);
    }

    private static @Nullable Double nonsense(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> null;
            case 1 -> Double.NaN;
            case 2 -> Double.POSITIVE_INFINITY;
            default -> -Double.MAX_VALUE;
        };
    }

    /** Independent normal changes from season to season: what the intervals assume. */
    static List<@Nullable Double> seasonalWalk(long seed, int season, int length) {
        Random random = new Random(seed);
        List<@Nullable Double> values = new ArrayList<>();
        double[] level = random.doubles(season, 50, 150).toArray();
        for (int i = 0; i < length; i++) {
            level[i % season] += random.nextGaussian();
            values.add(level[i % season]);
        }
        return values;
    }
}
