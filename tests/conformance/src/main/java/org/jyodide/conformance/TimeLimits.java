package org.jyodide.conformance;

/**
 * How long tests may take.
 *
 * @param caseSeconds of a test case, or of the import of a module
 * @param moduleSeconds of a module with all its test cases
 */
record TimeLimits(long caseSeconds, long moduleSeconds) {}
