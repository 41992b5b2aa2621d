package org.jyodide.cli.repl;

import java.util.List;

/**
 * What may replace the end of a line.
 *
 * @param start where in the line the replaced part starts, in UTF-16 units
 * @param texts what may stand there
 */
record Completions(int start, List<String> texts) {}
