"""What each shell is told once: whom to ask for completions, and how to take the answer.

The answer's first line says what follows: `words`, `open` (words that more is typed behind),
`files` or `folders`, which the shell looks up itself. How a word is quoted is bash's own matter
there and done before; zsh and fish quote what they are given.
"""

from __future__ import annotations

_BASH = """\
# Completion of headway for bash. In ~/.bashrc:
#   source <(headway completion bash)
_headway_completion() {
    local line how=''
    COMPREPLY=()
    while IFS= read -r line; do
        if [ -z "$how" ]; then
            how=$line
        else
            COMPREPLY+=("$line")
        fi
    done < <(headway completion bash --breaks "$COMP_WORDBREAKS" \\
        --line "${COMP_LINE:0:$COMP_POINT}" 2>/dev/null)
    case $how in
        open) compopt -o nospace 2>/dev/null ;;
        files) compopt -o default 2>/dev/null ;;
        folders) compopt -o dirnames 2>/dev/null ;;
    esac
    return 0
}
complete -o nosort -F _headway_completion headway 2>/dev/null ||
    complete -F _headway_completion headway
"""

_ZSH = """\
#compdef headway
# Completion of headway for zsh. In ~/.zshrc, after compinit:
#   source <(headway completion zsh)
_headway() {
    local how
    local -a answer words_found shown more
    answer=("${(@f)$(headway completion zsh --line \\
        "${(j: :)${(@q)${(@Q)words[1,CURRENT-1]}}} ${(q)${(Q)PREFIX}}" 2>/dev/null)}")
    how=$answer[1]
    shift answer
    case $how in
        files) _files; return ;;
        folders) _files -/; return ;;
        open) more=(-S '') ;;
        words) ;;
        *) return 1 ;;
    esac
    local word about
    for word about in "${answer[@]}"; do
        words_found+=("$word")
        shown+=("$about")
    done
    (( $#words_found )) || return 1
    compadd -U -V headway -l -d shown "${more[@]}" -a words_found
}
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
    _headway "$@"
else
    compdef _headway headway
fi
"""

_FISH = """\
# Completion of headway for fish. In ~/.config/fish/completions/headway.fish:
#   headway completion fish | source
function __headway_complete
    set -l line (commandline -cp | string collect)
    set -l answer (headway completion fish --line "$line" 2>/dev/null)
    switch "$answer[1]"
        case files
            __fish_complete_path (commandline -ct)
        case folders
            __fish_complete_directories (commandline -ct)
        case words open
            for one in $answer[2..-1]
                echo $one
            end
    end
end
complete --command headway --erase
complete --command headway --no-files --keep-order --arguments '(__headway_complete)'
"""

SCRIPTS = {"bash": _BASH, "zsh": _ZSH, "fish": _FISH}
