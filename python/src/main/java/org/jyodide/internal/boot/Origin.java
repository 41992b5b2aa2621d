package org.jyodide.internal.boot;

import java.util.Optional;
import org.jyodide.InterpreterOptions;
import org.jyodide.internal.host.FileRefusalListener;
import org.jyodide.internal.snapshot.PythonImage;
import org.jyodide.wasm.DevOptions;

/**
 * What an interpreter is made of. Immutable.
 *
 * @param distribution the release of Python
 * @param options what it starts with and what it may reach
 * @param refusals told of refused accesses to files
 * @param forCommand whether its arguments are to be run; else it is to be called from Java
 * @param image what Python goes on from; nothing if it starts from the beginning
 */
public record Origin(
    Distribution distribution,
    InterpreterOptions options,
    FileRefusalListener refusals,
    boolean forCommand,
    Optional<PythonImage> image) {
  /** An interpreter to be called from Java, from the beginning. */
  public static Origin of(Distribution distribution, InterpreterOptions options) {
    return new Origin(distribution, options, FileRefusalListener.NONE, false, Optional.empty());
  }

  /** The same with another listener. */
  public Origin withRefusals(FileRefusalListener listener) {
    return new Origin(distribution, options, listener, forCommand, image);
  }

  /** The same, to run the command that the arguments of the options are. */
  public Origin asCommand() {
    return new Origin(distribution, options, refusals, true, image);
  }

  /** The same, going on from an image. */
  public Origin from(PythonImage start) {
    return new Origin(distribution, options, refusals, forCommand, Optional.of(start));
  }

  /** Whether the options can be given to a Python that has started. */
  public boolean isStartable() {
    return StartImage.fits(options, forCommand);
  }

  /** The same, going on from the image that the build made, if there is one and the options fit. */
  public Origin fromStartImage() {
    return isStartable() && !DevOptions.current().startsFromTheBeginning()
        ? distribution.images().startImage().map(this::from).orElse(this)
        : this;
  }
}
