package org.jyodide.maven;

import org.apache.maven.plugin.logging.Log;
import org.jyodide.packages.ProgressListener;
import org.jyodide.packages.Version;

/** Says in the log of the build what is done. */
final class LogProgress implements ProgressListener {
  private final Log log;

  LogProgress(Log log) {
    this.log = log;
  }

  @Override
  public void waiting(String directory) {
    log.info("waiting for another installation into " + directory);
  }

  @Override
  public void resolving(String name) {
    log.debug("resolving " + name);
  }

  @Override
  public void downloading(String fileName, long done, long total) {
    if (done == total) {
      log.info("fetched " + fileName + " (" + total + " bytes)");
    }
  }

  @Override
  public void installing(String name, Version version) {
    log.info("installing " + name + " " + version);
  }

  @Override
  public void uninstalling(String name, Version version) {
    log.info("removing " + name + " " + version);
  }
}
