package dev.sallyport.trust;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Sids that end with a caller's alias. They have letters and digits only, so that two aliases may look alike: the later one
 * gets another letter, and a caller that is added at the end changes no other's.
 */
record Sids(List<Topology.Caller> callers) {

    String of(String start, Topology.Caller caller) {
        Set<String> taken = new HashSet<>();
        for (Topology.Caller each : callers) {
            String name = capitalised(each.alias());
            while (!taken.add(name)) {
                name = name + "x";
            }
            if (each.alias().equals(caller.alias())) {
                return start + name;
            }
        }
        throw new IllegalArgumentException("not a caller of this topology: " + caller.alias());
    }

    private static String capitalised(String alias) {
        return Stream.of(alias.split("[-_]+"))
                .filter(word -> !word.isEmpty())
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining());
    }
}
