package org.jyodide.cli;

import org.jyodide.wasm.DevOptions;

/** What {@code --help} and {@code --options} print. */
final class HelpText {
  private HelpText() {}

  static String developerOptions() {
    return "Switches for developers, as options of the JVM (JYODIDE_JAVA_OPTS):\n\n"
        + DevOptions.describe();
  }

  static String command() {
    return """
    usage: jyodide [options] [-c CODE | -m MODULE | SCRIPT | -] [arguments]
           jyodide run [options] [--with PACKAGES] SCRIPT [arguments]
           jyodide pip install|uninstall|list|freeze|download|lock|sync [options]
           jyodide snapshot create [-r FILE] [-m MODULE] -o FILE
           jyodide inspect FILE.wasm [options]

    Runs Python in the JVM. SCRIPT is a file, or a directory or zip archive with a
    __main__.py; - is standard input. Without a program: an interactive session at a
    terminal, else standard input.

    What Python may reach
      (by default)          reads the working directory and the directory of
                            SCRIPT, at their own path; /tmp and the home are in
                            memory; no environment, no network, no Java
      --allow-write         writes where it may read
      --allow-write=DIRS    reads and writes these directories of the host
      --allow-env           sees all environment variables
      --allow-env=NAMES     sees these
      --env NAME=VALUE      sets a variable
      --mount HOST:GUEST[:ro|rw|overlay]
                            shows the host directory HOST at GUEST; ro: to read
                            only; overlay: what Python writes stays in memory
      --allow-net           reaches all hosts of the network
      --allow-net=HOSTS     reaches these: example.org, *.example.org, 10.0.0.7,
                            with :PORT where only one is meant
      --allow-java          uses all classes of Java: it can do what the JVM can
      --allow-java=PACKAGES
                            imports classes of these packages, such as java.util;
                            what reaches files, threads or classes is left out
      -A, --allow-all       reads and writes all directories, sees all
                            variables, reaches all hosts; not Java
    DIRS, NAMES, HOSTS and PACKAGES are separated by commas.

    Packages
      pip COMMAND           installs packages into the folder .jyodide of a project,
                            which programs in it find; see jyodide pip --help
      run SCRIPT            gives SCRIPT the packages that its comments declare
                            (PEP 723); without a declaration, as without 'run'
      --with PACKAGES       gives the program these packages, such as
                            --with attrs,rich>=13; they are kept for the next time

    Snapshots
      snapshot create       keeps a Python with packages and imported modules in a
                            file; see jyodide snapshot create --help
      --snapshot FILE       goes on from there

    As for python
      -c CODE               runs the code
      -m MODULE             runs the module
      -i                    goes on interactively after the program
      -q                    starts interactively without a banner
      -u                    does not buffer standard output
      -V, --version         prints the version; -VV prints more
      -b -B -d -E -I -O -OO -P -s -S -v -W ARG -x -X OPT
                            mean what --help-all says
      --help-env, --help-xoptions, --help-all
                            print Python's own help

    For developers
      --options             prints the switches of the engine
      inspect FILE.wasm     prints what a WebAssembly module contains

      -h, --help            prints this

    Exit codes: that of sys.exit; 1 after an exception; 2 for a wrong use of the
    command; 130 after Ctrl-C; 134 if the interpreter itself broke.
    A script with the name of a command, such as pip, is run as ./pip.
    """;
  }
}
