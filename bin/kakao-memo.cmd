@echo off
rem Starts kakao-memo.jar, which lies beside this file or was built in the checkout; the emulator's jar is beside it.
setlocal
set "folder=%~dp0"
if not exist "%folder%kakao-memo.jar" set "folder=%~dp0..\standalone\target\"
if not exist "%folder%kakao-memo.jar" (
  echo kakao-memo: kakao-memo.jar is missing. Put it beside this file, or build it in the checkout: mvn -f standalone\pom.xml -Dmaven.test.skip=true package>&2
  exit /b 1
)
set "java=java.exe"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java.exe"
"%java%" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp "%folder%kakao-memo.jar;%folder%kakao-memo-emulator.jar" io.jenkins.plugins.kakaomemo.cli.KakaoMemo %*
