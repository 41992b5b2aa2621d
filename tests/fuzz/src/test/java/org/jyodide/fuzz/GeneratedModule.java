package org.jyodide.fuzz;

import java.util.List;

/**
 * A valid module. It exports its functions as {@code f0}, {@code f1} …, the globals {@code g0},
 * {@code g1} …, the memory {@code m} (but for functions and globals with vectors) and the mutable
 * global {@code fuel}: each function entry and loop iteration takes one of it, and without any the
 * code traps, so every call comes to an end.
 *
 * @param seed makes the same module again
 * @param calls what the module is compared by; later ones see what earlier ones left behind
 */
record GeneratedModule(
    long seed,
    byte[] bytes,
    List<Signature> functions,
    List<ValueType> globals,
    List<Call> calls) {}
