/** Commands with subcommands and options of their own, which picocli reads. */
@NullMarked
package org.jyodide.cli.command;

import org.jspecify.annotations.NullMarked;
