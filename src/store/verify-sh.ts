/**
 * `verify.sh` of a bundle: checks it with sh, jq, sha256sum and openssl (3.0 or later) alone, for whoever trusts no program of ours. Kept as
 * text in a module, so that the one-file program brings it along. `\${` stands for `${`.
 */
export const VERIFY_SH: string = String.raw`#!/bin/sh
# 記録の控え一式を確かめます / Checks this folder. Needs sh, jq, sha256sum and openssl 3.0 or later, nothing else.
#   sh verify.sh            integrity 改ざんの有無 and completeness 欠けの有無
#   sh verify.sh ANCHOR     ANCHOR: what is on the paper 紙の控え, 32 hex digits, the number of the line before them or not: 27番 3f9a 0c21 …
# Exit: 0 nothing speaks against the record / 1 something does / 2 ANCHOR cannot be read / 3 a program is missing
# What hikeshi verify checks besides: the canonical form of lines, sizes of files, and whether the runbook allows each line.
LC_ALL=C; export LC_ALL
set -u
case $0 in */*) cd -- "\${0%/*}" || exit 3 ;; esac
for program in jq sha256sum openssl mkdir rm; do
  command -v "$program" >/dev/null 2>&1 || { echo "missing: $program"; exit 3; }
done

# The paper as people write it: full-width characters, capitals, blanks and hyphens are no matter.
paper= told=0
if [ $# -gt 0 ]; then
  paper=$(printf '%s' "$*" | jq -Rrs '
    def hex: gsub("[\\s-]"; "") | select(test("^[0-9a-f]{32}$"));
    explode | map(if . > 65280 and . < 65375 then . - 65248 else . end) | implode | ascii_downcase | gsub("\\s"; " ")
    | (capture("^(?<before>.*?)(?<seq>[0-9]{1,9}) *番(まで)?(?<after>.*)$") // {before: "", seq: "0", after: .})
    | "\(.seq | tonumber) \([.after, .before | hex][0] // "")"' 2>/dev/null)
  told=\${paper%% *} paper=\${paper#* }
  [ -n "$paper" ] || { echo 'the value on the paper has 32 digits of 0-9 and a-f; this has not 紙の控えは英数字32字です'; exit 2; }
fi
umask 077
tmp=\${TMPDIR:-/tmp}/hikeshi-verify-$$
mkdir "$tmp" || exit 3
trap 'rm -rf "$tmp"' EXIT
trap 'exit 3' HUP INT TERM

failed=0 incomplete=0
bad() { printf 'NG  %s\n' "$*"; failed=1; }
short() { printf 'NG  %s\n' "$*"; incomplete=1; }
# sha256sum puts a mark before names that it had to escape; no name here has one.
sum() { sha256sum < "$1" | { read -r hash _ && printf '%s' "$hash"; }; }

# 1. SHA256SUMS: the very bytes that sha256sum prints for the files that are here, sorted, and no other file.
names() {
  for f in "$1"* "$1".[!.]* "$1"..?*; do
    if [ -h "$f" ]; then bad "$f: a link"
    elif [ "$f" = evidence ] || [ "$f" = runbooks ]; then [ -d "$f" ] && names "$f/"
    elif [ -f "$f" ]; then [ "$f" = SHA256SUMS ] || sha256sum -- "$f" >> "$tmp/sums"
    elif [ -e "$f" ]; then bad "$f: not a file"
    fi
  done
}
: > "$tmp/sums"
names ''
own='README.md bundle.json checkpoints.txt disclosures.jsonl entries.jsonl public-key.pem report.html report.md verify.sh'
for f in $own SHA256SUMS; do
  [ -f "$f" ] || { bad "$f: missing"; : > "$tmp/none"; }
done
[ -e "$tmp/none" ] && { echo 'integrity: FAILED'; exit 1; }
if [ "$(sum "$tmp/sums")" != "$(sum SHA256SUMS)" ]; then
  bad 'SHA256SUMS does not agree with the files:'
  jq -nr --rawfile is "$tmp/sums" --rawfile told SHA256SUMS \
    '($is / "\n") as $is | ($told / "\n") as $told | (($is - $told)[] | "      here   \(.)"), (($told - $is)[] | "      listed \(.)")'
fi

# 2. The chain: each line's hash is the next line's prev, and seq counts from 1.
jq -r '"\(.seq) \(.prev) \(.incident)"' entries.jsonl > "$tmp/links" 2>/dev/null || bad 'entries.jsonl: not JSON'
: > "$tmp/heads"
n=0 head=0000000000000000000000000000000000000000000000000000000000000000 incident=
while IFS= read -r line <&3; do
  n=$((n + 1))
  IFS=' ' read -r seq prev of <&4 || { bad "entries.jsonl line $n: not one JSON object a line"; break; }
  [ "$n" = 1 ] && incident=$of
  [ "$seq" = "$n" ] || bad "entries.jsonl line $n: seq is $seq"
  [ "$prev" = "$head" ] || bad "entries.jsonl line $n: not written after line $((n - 1)) as it stands"
  [ "$of" = "$incident" ] || bad "entries.jsonl line $n: another incident, $of"
  head=$(printf '%s' "$line" | sha256sum) && head=\${head%% *}
  printf '%s\n' "$head" >> "$tmp/heads"
done 3< entries.jsonl 4< "$tmp/links"
[ -z "$line" ] || bad 'entries.jsonl: the last line has no end'
[ "$n" -gt 0 ] || bad 'entries.jsonl: no line'

# 3. Words: each line of disclosures.jsonl is the very text whose hash the entry holds.
: > "$tmp/said"
line=
while IFS= read -r line <&3; do
  hash=$(printf '%s' "$line" | sha256sum) && printf '%s\n' "\${hash%% *}" >> "$tmp/said"
done 3< disclosures.jsonl
[ -z "$line" ] || bad 'disclosures.jsonl: the last line has no end'
jq -r --slurpfile entries entries.jsonl --rawfile said "$tmp/said" -n '
  ($said / "\n") as $said | ($entries | map({key: "\(.seq)", value: .pii}) | from_entries) as $pii
  | reduce inputs as $d ({n: 0, last: [0, ""], bad: []};
      [$d[2], $d[3]] as $at | .n as $n
      | if ($d | length) != 5 or $at <= .last then .bad += ["line \($n + 1): twice, or out of order"]
        elif $pii["\($d[2])"][$d[3]] != $said[$n] then .bad += ["line \($n + 1): not the words of entry \($d[2]), \($d[3])"] else . end
      | .last = $at | .n += 1)
  | (.bad[] | "NG  disclosures.jsonl \(.)"), "\(.n) \([$pii[] | length] | add)"' disclosures.jsonl > "$tmp/words" 2>/dev/null ||
  bad 'disclosures.jsonl: not JSON'
said=0 committed=0
while IFS= read -r line; do
  case $line in NG*) printf '%s\n' "$line"; failed=1 ;; *) said=\${line%% *} committed=\${line##* } ;; esac
done < "$tmp/words"

# 4. Retained files and runbooks bear their hash as name, and are all here, or said to be left out.
jq -nr --arg own "$own" --slurpfile entries entries.jsonl --slurpfile manifest bundle.json --rawfile sums SHA256SUMS '
  [$sums / "\n" | .[] | capture("^(?<hash>[0-9a-f]{64})  (?<path>.*)$")] as $files
  | ($files | map({key: .path, value: .hash}) | from_entries) as $at
  | ($manifest[0].absent | map(.sha256)) as $absent
  | ($manifest[0] | if [.schema, .format] == ["hikeshi/bundle", 1] then empty else "NG  bundle.json: not of the format that this script reads" end),
    ($manifest[0] | if [.incident, .mode] == ($entries[0] | [.incident, .mode]) then empty else "NG  bundle.json: of another record" end),
    ($files[].path | select(test("^(evidence/[0-9a-f]{64}|runbooks/[0-9a-f]{64}[.]json)$") | not)
      | select(. as $path | $own / " " | index($path) | not) | "NG  \(.): no record has such a file"),
    ($files[] | select((.path | test("^evidence/")) and .path != "evidence/" + .hash) | "NG  \(.path): altered"),
    ($files[] | select((.path | test("^runbooks/")) and .path != "runbooks/" + .hash + ".json") | "NG  \(.path): altered"),
    ([$entries[].evidence[].sha256] | unique[] | . as $hash | select($at["evidence/" + $hash] == null)
      | if any($absent[]; . == $hash) then "--  evidence/\($hash): left out of this copy" else "NG  evidence/\($hash): missing" end),
    ([$entries[].runbook] | unique[] | select($at["runbooks/" + . + ".json"] == null) | "NG  runbooks/\(.).json: missing")' \
  > "$tmp/named" 2>/dev/null || bad 'bundle.json: not JSON'
while IFS= read -r line; do
  printf '%s\n' "$line"
  case $line in NG*) failed=1 ;; esac
done < "$tmp/named"

# 5. Signatures: incident, line and hash, signed by the installation's key.
nth() { jq -nr --rawfile h "$tmp/heads" --argjson n "$1" '($h / "\n")[$n - 1] // ""'; }
signed=0 keys=
: > "$tmp/keys"
while IFS= read -r magic <&3; do
  IFS= read -r of <&3 && IFS= read -r seq <&3 && IFS= read -r at <&3 && IFS= read -r key <&3 && IFS= read -r signature <&3 ||
    { bad 'checkpoints.txt: cut short'; break; }
  printf '%s\n%s\n%s\n%s\n' "$magic" "$of" "$seq" "$at" > "$tmp/text"
  printf -- '-----BEGIN PUBLIC KEY-----\n%s\n-----END PUBLIC KEY-----\n' "$key" > "$tmp/key.pem"
  printf '%s\n' "$signature" | openssl base64 -d -A > "$tmp/signature"
  if [ "$magic" != hikeshi-log/v1 ] || [ "$of" != "$incident" ] ||
    ! openssl pkeyutl -verify -pubin -inkey "$tmp/key.pem" -rawin -in "$tmp/text" -sigfile "$tmp/signature" >/dev/null 2>&1
  then bad "checkpoints.txt: the signature for line $seq does not hold"; continue
  fi
  case $keys in *"$key"*) ;; *) keys="$keys$key "; printf '%s\n' "$key" >> "$tmp/keys" ;; esac
  if [ "$seq" -gt "$n" ]; then short "line $seq was signed, and there are only $n lines"
  elif [ "$(nth "$seq")" != "$at" ]; then short "line $seq is not the one that was signed"
  elif [ "$seq" -gt "$signed" ]; then signed=$seq
  fi
done 3< checkpoints.txt
jq -Rnr '[inputs] | sort[] | "-----BEGIN PUBLIC KEY-----\n\(.)\n-----END PUBLIC KEY-----"' "$tmp/keys" > "$tmp/pem"
[ "$(sum "$tmp/pem")" = "$(sum public-key.pem)" ] || bad 'public-key.pem: not the key that signed'
for key in $keys; do
  hash=$(printf '%s\n' "$key" | openssl base64 -d -A | sha256sum)
  printf '    key 署名の鍵 %s\n' "\${hash%% *}"
done

# 6. The paper.
found=0
if [ -n "$paper" ]; then
  found=$(jq -nr --rawfile h "$tmp/heads" --arg a "$paper" '($h / "\n" | map(.[0:32]) | index($a) // -1) + 1')
  if [ "$told" -gt "$n" ]; then short "the paper is of line $told, and there are only $n lines"; found=0
  elif [ "$told" -gt 0 ] && [ "$found" != "$told" ]; then short "line $told is not the one on the paper"; found=0
  elif [ "$found" = 0 ]; then short 'no line has the value on the paper'
  fi
fi

printf '    incident 事案 %s   lines 行 %s   words 言葉 %s / %s\n' "$incident" "$n" "$said" "$committed"
[ "$said" = "$committed" ] || printf '    %s blacked out 黒塗り\n' "$((committed - said))"
if [ "$failed" = 0 ]; then echo 'integrity 改ざんの有無: OK'; else echo 'integrity 改ざんの有無: FAILED'; fi
if [ "$incomplete" = 1 ]; then echo 'completeness 欠けの有無: FAILED'
elif [ "$found" = "$n" ]; then echo 'completeness 欠けの有無: OK, the last line is the one on the paper'
elif [ "$found" -gt 0 ]; then echo "completeness 欠けの有無: OK up to line $found, which is on the paper; not known beyond it"
else echo "completeness 欠けの有無: signed up to line $signed; without the paper it is not known whether lines were cut off the end"
fi
[ "$failed" = 0 ] && [ "$incomplete" = 0 ]
`.replaceAll('\\${', '${');
