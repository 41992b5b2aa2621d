package org.jyodide.packages.internal.resolve;

import java.util.List;
import java.util.Set;

/**
 * Why a choice has no continuation.
 *
 * @param causes the packages one of which has to be chosen differently
 * @param explanation lines for the user
 */
record Conflict(Set<String> causes, List<String> explanation) {}
