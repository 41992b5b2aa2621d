package org.jyodide.internal.boot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jyodide.internal.snapshot.ImageException;
import org.jyodide.internal.snapshot.PythonImage;
import org.jyodide.wasm.DevOptions;

/**
 * A file that keeps the start image unpacked: reading it takes a tenth of the time. It is made when
 * it is not there or does not fit; where that is impossible, everything works as without it.
 */
final class ImageCache {
  private final Path file;

  private ImageCache(Path file) {
    this.file = file;
  }

  /** The file that the switches name, if they do. */
  static Optional<ImageCache> ofSwitches() {
    return DevOptions.current()
        .startImage()
        .map(name -> new ImageCache(Path.of(name).toAbsolutePath()));
  }

  /** The image, if there is one that fits. */
  Optional<PythonImage> read(Distribution distribution) {
    try {
      return Files.isReadable(file) ? Optional.of(distribution.readImage(file)) : Optional.empty();
    } catch (IOException | ImageException e) {
      return Optional.empty();
    }
  }

  /** Keeps an image, if the file can be written. */
  void write(Distribution distribution, PythonImage image) {
    try {
      distribution.writeImage(image, false, file);
    } catch (IOException e) {
      // The next start unpacks it again.
    }
  }
}
