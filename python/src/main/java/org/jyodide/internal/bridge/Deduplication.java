package org.jyodide.internal.bridge;

import java.util.Map;
import org.jyodide.internal.bridge.value.ValueKey;

/** The references that C has for values of which it wants no second one. */
public record Deduplication(Map<ValueKey, Integer> references) {}
