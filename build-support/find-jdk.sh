# Shell functions that find a JDK. Sourced by the launcher and by .ci/run; POSIX sh, no process is started
# where the JDK has its 'release' file.

# Sets jdk_major to the feature version of the Java installation in directory $1; 0 if there is none.
read_jdk_major() {
  jdk_major=0
  [ -x "$1/bin/java" ] || return 0
  if [ -r "$1/release" ]; then
    while IFS='=' read -r jdk_key jdk_value; do
      if [ "$jdk_key" = JAVA_VERSION ]; then
        jdk_value=${jdk_value#\"}
        jdk_major=${jdk_value%%[!0-9]*}
        break # a shell reads byte by byte, and there is much more
      fi
    done < "$1/release"
  else
    jdk_major=$("$1/bin/java" -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p' | head -n 1)
  fi
  [ -n "$jdk_major" ] || jdk_major=0
}

# Takes the installation in $1 as jdk_home if it is newer than the one so far and has the tool bin/$2.
consider_jdk() {
  [ -x "$1/bin/$2" ] || return 0
  # A shell without -ef says no, and resolves the links of the other.
  if [ "$1/bin/java" -ef "$jdk_on_path" ] 2> /dev/null; then
    jdk_on_path=
  fi
  read_jdk_major "$1"
  if [ "$jdk_major" -gt "$jdk_version" ]; then
    jdk_home=$1
    jdk_version=$jdk_major
  fi
}

# Sets jdk_home and jdk_version to the newest Java installation of this machine that has the tool bin/$1
# (java or javac); to nothing and 0 if there is none. JYODIDE_JDKS names the directories that hold
# installations, separated by colons, if they are not the usual ones.
find_newest_jdk() {
  jdk_home=
  jdk_version=0
  jdk_on_path=$(command -v java) || jdk_on_path=
  if [ -n "${JYODIDE_JDKS:-}" ]; then
    jdk_ifs=$IFS
    IFS=:
    set -- "$1" $JYODIDE_JDKS
    IFS=$jdk_ifs
  else
    set -- "$1" /usr/lib/jvm /usr/java /usr/local/java /opt /opt/java /opt/jdks \
      "${HOME:-/}/.sdkman/candidates/java" "${HOME:-/}/.jdks" "${HOME:-/}/.local/share/mise/installs/java" \
      /Library/Java/JavaVirtualMachines "${HOME:-/}/Library/Java/JavaVirtualMachines" /opt/homebrew/opt
  fi
  jdk_tool=$1
  shift
  for jdk_directory; do
    for jdk_candidate in "$jdk_directory"/*; do
      consider_jdk "$jdk_candidate" "$jdk_tool"
      # The layout of macOS, then that of Homebrew.
      consider_jdk "$jdk_candidate/Contents/Home" "$jdk_tool"
      consider_jdk "$jdk_candidate/libexec/openjdk.jdk/Contents/Home" "$jdk_tool"
    done
  done
  [ -n "$jdk_on_path" ] || return 0
  jdk_candidate=$jdk_on_path
  while [ -L "$jdk_candidate" ]; do
    jdk_target=$(readlink "$jdk_candidate")
    case $jdk_target in
      /*) jdk_candidate=$jdk_target ;;
      *) jdk_candidate=${jdk_candidate%/*}/$jdk_target ;;
    esac
  done
  consider_jdk "${jdk_candidate%/bin/java}" "$jdk_tool"
}
