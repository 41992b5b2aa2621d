/** {@code jyodide snapshot}: programs that start where another stopped. */
@NullMarked
package org.jyodide.cli.snapshot;

import org.jspecify.annotations.NullMarked;
