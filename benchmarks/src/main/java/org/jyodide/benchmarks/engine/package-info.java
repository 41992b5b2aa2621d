/** JMH benchmarks of parts of the engine and of the API, each alone. */
@NullMarked
package org.jyodide.benchmarks.engine;

import org.jspecify.annotations.NullMarked;
