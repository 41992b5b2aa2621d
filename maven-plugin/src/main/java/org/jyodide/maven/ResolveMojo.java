package org.jyodide.maven;

import java.util.Optional;
import org.apache.maven.plugins.annotations.Mojo;
import org.jyodide.packages.ResolvedPackage;
import org.jyodide.packages.Wheel;

/** Says which versions of Python packages would be chosen now, and changes nothing. */
@Mojo(name = "resolve", threadSafe = true)
public final class ResolveMojo extends PackagesMojo {
  /** For Maven. */
  public ResolveMojo() {}

  @Override
  void run() {
    for (ResolvedPackage each : packages().resolve(wanted()).packages()) {
      Optional<Wheel> wheel = each.wheel();
      getLog()
          .info(
              each.name()
                  + " "
                  + each.version()
                  + wheel.map(w -> " from " + w.location()).orElse(" as it is")
                  + (each.requested() ? "" : ", which others need"));
    }
  }
}
